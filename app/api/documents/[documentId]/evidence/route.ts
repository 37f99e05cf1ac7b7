import { userRoute } from "@/lib/server/auth/user-route";
import { evidenceArchive } from "@/lib/evidence/evidence-archive";
import { contentDisposition } from "@/lib/files/content-disposition";

type Context = RouteContext<"/api/documents/[documentId]/evidence">;

/** A document's evidence as a ZIP archive, for its owner. */
export const GET = userRoute<Context>(async ({ portal, user, origin, params: { documentId } }) => {
  const asked = { documentId, userId: user.id, origin };
  const archive = await evidenceArchive(portal, asked);
  if (!archive) return Response.json({ message: "There is no such document here." }, { status: 404 });
  return new Response(archive.bytes, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": contentDisposition("attachment", archive.name),
      "cache-control": "no-store",
    },
  });
});
