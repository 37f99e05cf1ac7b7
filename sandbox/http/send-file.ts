import { Readable } from "node:stream";
import type { Context } from "hono";
import type { Sandbox } from "../parts/sandbox";
import { formatOf } from "../signing/format-of";
import { isContainerType } from "../domain/signing-type";
import type { StoredFile } from "../store/file-vault";
import type { Signing } from "../store/signings";

/** Streams a file as the document of a signing. */
export async function sendDocument(
  context: Context,
  { store }: Pick<Sandbox, "store">,
  signing: Signing,
  file: StoredFile,
) {
  const size = await file.size();
  const bytes = Readable.toWeb(file.open()) as ReadableStream<Uint8Array>;
  const name = downloadName(signing, store.signings.listFiles(signing.token)[0]?.name);
  return context.body(bytes, 200, {
    "content-type": formatOf(signing.type).mediaType,
    "content-length": String(size),
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    "cache-control": "private, no-store",
  });
}

/** The name of a downloaded file: a PDF keeps its own, a container has its signing's name and its type's extension. */
export const downloadName = ({ type, name }: Pick<Signing, "type" | "name">, fileName = "document.pdf") =>
  isContainerType(type) ? `${name}.${type.split(".")[0] ?? type}` : fileName;
