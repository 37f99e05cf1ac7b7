import { openGrantedFile } from "@/lib/files/granted-file";
import { publicRoute } from "@/lib/server/auth/public-route";
import { takeFetchedFile } from "@/lib/signing/signals/frame-event";

type Context = RouteContext<"/api/files/[token]">;

/** What the gateway fetches: one file, by a one-time token that it alone was given. */
export const GET = publicRoute<Context>(async ({ portal: { workflow, oneTimeFiles }, params: { token } }) => {
  const test = oneTimeFiles.take(token);
  if (test)
    return new Response(Buffer.from(test), {
      headers: { "content-type": "application/pdf", "cache-control": "no-store" },
    });
  const granted = await openGrantedFile(workflow, token, async (fileId) => {
    await takeFetchedFile(workflow, fileId);
  });
  if (!granted) return Response.json({ message: "There is no such file here." }, { status: 404 });
  return new Response(granted.bytes, {
    headers: {
      "content-type": granted.isPdf ? "application/pdf" : "application/octet-stream",
      "content-length": String(granted.sizeBytes),
      "cache-control": "no-store",
    },
  });
});
