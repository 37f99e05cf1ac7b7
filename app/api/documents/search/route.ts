import { listLibrary } from "@/db/repositories/library";
import { userRoute } from "@/lib/server/auth/user-route";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";

const maxResults = 8;

/** The first documents that match `?q` in the library, for the command palette. */
export const GET = userRoute(async ({ portal: { db }, user, request }) => {
  const query = readLibraryQuery({ q: new URL(request.url).searchParams.get("q") ?? undefined });
  const { documents } = await listLibrary(db.read, { scope: { userId: user.id }, query, limit: maxResults });
  return Response.json({ documents: documents.map(({ id, name, status }) => ({ id, name, status })) });
});
