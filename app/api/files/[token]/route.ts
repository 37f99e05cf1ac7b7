import { openGrantedFile } from "@/lib/files/granted-file";
import { takeOneTimeFile } from "@/lib/files/one-time-files";
import { publicRoute } from "@/lib/server/auth/public-route";
import { takeFetchedFile } from "@/lib/signing/signals/frame-event";

type Context = RouteContext<"/api/files/[token]">;

/** Serves one file to the gateway, by a one-time token that only the gateway has. */
export const GET = publicRoute<Context>(async ({ portal: { workflow }, params: { token } }) => {
  const probeFile = await takeOneTimeFile(workflow, token);
  if (probeFile)
    return new Response(new Uint8Array(probeFile), {
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
