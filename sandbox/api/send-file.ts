import { Readable } from "node:stream";
import type { Context } from "hono";
import type { Sandbox } from "../sandbox";

/** Streams one version of a signing's file. */
export async function sendVersion(
  context: Context,
  { vault }: Pick<Sandbox, "vault">,
  { token, version, name }: { token: string; version: number; name: string },
) {
  const size = await vault.sizeOfVersion(token, version);
  const bytes = Readable.toWeb(vault.openVersion(token, version)) as ReadableStream<Uint8Array>;
  return context.body(bytes, 200, {
    "content-type": "application/pdf",
    "content-length": String(size),
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    "cache-control": "private, no-store",
  });
}
