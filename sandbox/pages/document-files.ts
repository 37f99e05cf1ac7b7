import path from "node:path";
import { downloadName } from "../http/send-file";
import type { Sandbox } from "../parts/sandbox";
import { isContainerType } from "../domain/signing-type";
import type { Signing } from "../store/signings";

/** How the page shows a file; other files can only be downloaded. */
export type FileKind = "pdf" | "image" | "text" | "other";

/** A file of a document on a page; `part` is its type in a container. */
export type DocumentFile = { name: string; part: string | null; kind: FileKind; url: string };

/** A document as a person reads it: its files, and the download of the whole. */
export type ReadableDocument = {
  name: string;
  files: DocumentFile[];
  download: { name: string; url: string };
};

const kindOfExtension: Record<string, FileKind> = {
  ...{ ".pdf": "pdf", ".txt": "text", ".csv": "text", ".md": "text", ".xml": "text", ".json": "text" },
  ...{ ".png": "image", ".jpg": "image", ".jpeg": "image", ".gif": "image", ".webp": "image" },
};

/**
 * A signing's files for a page.
 *
 * @param base the path of the page's calls about this signing, such as `/signing/TOKEN`
 * @param query the query string of these calls
 */
export function readableDocument(
  { store }: Pick<Sandbox, "store">,
  signing: Signing,
  base: string,
  query: string,
): ReadableDocument {
  const sources = store.signings.listFiles(signing.token);
  const url = `${base}/document${query}`;
  const files: DocumentFile[] = isContainerType(signing.type)
    ? sources.map(({ name, type, position }) => ({
        name,
        part: type,
        kind: kindOfExtension[path.extname(name).toLowerCase()] ?? "other",
        url: `${base}/files/${position}${query}`,
      }))
    : sources.map(({ name }) => ({ name, part: null, kind: "pdf", url }));
  return { name: signing.name, files, download: { name: downloadName(signing, sources[0]?.name), url } };
}
