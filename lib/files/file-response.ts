import type { FileKind } from "@/lib/domain/signing/signing-type";
import { type ByteRange, parseRanges } from "./byte-range-header";
import { fileHeaders } from "./file-headers";
import type { FileStore } from "./file-store";
import { severalRanges } from "./several-ranges";

type StoredFile = { name: string; kind: FileKind; sha256: string; sizeBytes: number };

type Serving = {
  store: FileStore;
  file: StoredFile;
  request: Request;
  /** Offers it for saving instead of showing it. */
  isDownload: boolean;
};

/** Answers with a stored file, whole or by ranges, for somebody who may have it. */
export async function fileResponse({ store, file, request, isDownload }: Serving): Promise<Response> {
  const headers = fileHeaders(file, { isDownload });
  headers.set("accept-ranges", "bytes");
  headers.set("etag", `"${file.sha256}"`);
  if (request.headers.get("if-none-match") === headers.get("etag"))
    return new Response(null, { status: 304, headers });
  const ranges = parseRanges(request.headers.get("range"), file.sizeBytes);
  if (ranges === "unsatisfiable") {
    headers.set("content-range", `bytes */${file.sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  const [range, ...others] = ranges ?? [];
  if (ranges && others.length > 0) {
    const open = (each: ByteRange) => store.open(file.sha256, each);
    const mediaType = headers.get("content-type") ?? "";
    const parts = severalRanges({ ranges, mediaType, sizeBytes: file.sizeBytes, open });
    headers.set("content-type", parts.contentType);
    headers.set("content-length", String(parts.contentLength));
    return new Response(parts.body, { status: 206, headers });
  }
  headers.set("content-length", String(range ? range.end - range.start + 1 : file.sizeBytes));
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  return new Response(await store.open(file.sha256, range), { status: range ? 206 : 200, headers });
}

/** Whether somebody begins to read by this answer: it is the first part of the file, or says that they have it still. */
export function beginsFile({ status, headers }: Response): boolean {
  return status === 200 || status === 304 || (headers.get("content-range")?.startsWith("bytes 0-") ?? false);
}

/** What everybody gets for whom a file does not exist. */
export const noFileResponse = () =>
  Response.json({ message: "There is no such file here." }, { status: 404 });
