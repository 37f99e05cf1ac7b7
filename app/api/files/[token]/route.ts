import { grantedFile } from "@/lib/files/granted-file";
import { portal } from "@/lib/server/portal/portal";
import { takeFetchedFile } from "@/lib/signing/signals/frame-event";

/** What the gateway fetches: one file, by a one-time token that it alone was given. */
export async function GET(_request: Request, { params }: RouteContext<"/api/files/[token]">) {
  const { workflow, lent } = await portal();
  const { token } = await params;
  const test = lent.take(token);
  if (test)
    return new Response(Buffer.from(test), {
      headers: { "content-type": "application/pdf", "cache-control": "no-store" },
    });
  const granted = await grantedFile(workflow, token, (fileId) => takeFetchedFile(workflow, fileId));
  if (!granted) return Response.json({ message: "There is no such file here." }, { status: 404 });
  return new Response(granted.bytes, {
    headers: {
      "content-type": granted.isPdf ? "application/pdf" : "application/octet-stream",
      "content-length": String(granted.sizeBytes),
      "cache-control": "no-store",
    },
  });
}
