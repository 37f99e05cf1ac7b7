import type { FileKind } from "@/lib/domain/signing/signing-type";
import { type ByteRange, parseRanges } from "./byte-range-header";
import { fileHeaders } from "./file-headers";
import type { FileStore } from "./file-store";
import { multipartRanges } from "./multipart-ranges";

type StoredFile = { name: string; kind: FileKind; sha256: string; sizeBytes: number };

type ServeOptions = {
  store: FileStore;
  file: StoredFile;
  request: Request;
  /** Saves the file instead of displaying it. */
  isDownload: boolean;
};

/** Responds with a stored file, whole or by ranges. The caller must have authorized the reader. */
export async function fileResponse({ store, file, request, isDownload }: ServeOptions): Promise<Response> {
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
    const open = (part: ByteRange) => store.open(file.sha256, part);
    const mediaType = headers.get("content-type") ?? "";
    const parts = multipartRanges({ ranges, mediaType, sizeBytes: file.sizeBytes, open });
    headers.set("content-type", parts.contentType);
    headers.set("content-length", String(parts.contentLength));
    return new Response(parts.body, { status: 206, headers });
  }
  headers.set("content-length", String(range ? range.end - range.start + 1 : file.sizeBytes));
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  return new Response(await store.open(file.sha256, range), { status: range ? 206 : 200, headers });
}

/**
 * Whether a reader starts with this response: it holds the first part of the file, or confirms their cached copy. The
 * response to HEAD holds nothing.
 */
export function beginsFile({ method }: Request, { status, headers }: Response): boolean {
  if (method === "HEAD") return false;
  return status === 200 || status === 304 || (headers.get("content-range")?.startsWith("bytes 0-") ?? false);
}

/** The response for a file that does not exist for the reader. */
export const noFileResponse = () =>
  Response.json({ message: "There is no such file here." }, { status: 404 });
