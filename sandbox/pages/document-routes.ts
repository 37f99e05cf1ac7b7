import { Readable } from "node:stream";
import { Hono, type Context } from "hono";
import { sendDocument } from "../http/send-file";
import type { Sandbox } from "../parts/sandbox";
import { latestVersion } from "../signing/latest-version";
import type { Signing } from "../store/signings";

/**
 * The files of a page: `document` is the whole document with its latest signature, and `files/N` is a source file of
 * a container.
 *
 * @param find finds the signing that the request may read
 */
export function documentRoutes(sandbox: Sandbox, find: (context: Context) => Signing | undefined) {
  const { store, vault } = sandbox;
  const routes = new Hono();

  routes.get("/document", (context) => {
    const signing = find(context);
    if (!signing) return context.notFound();
    const file = vault.version(signing.token, latestVersion(sandbox, signing));
    return sendDocument(context, sandbox, signing, file);
  });

  routes.get("/files/:position", async (context) => {
    const signing = find(context);
    const position = Number(context.req.param("position"));
    const file = signing && store.signings.listFiles(signing.token).find((one) => one.position === position);
    if (!file) return context.notFound();
    const bytes = Readable.toWeb(vault.openSource(signing.token, position)) as ReadableStream<Uint8Array>;
    return context.body(bytes, 200, {
      // Never a type that a browser would run: only the page's own script shows uploaded files.
      "content-type": "application/octet-stream",
      "content-length": String(await vault.sizeOfSource(signing.token, position)),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "cache-control": "private, no-store",
    });
  });
  return routes;
}
