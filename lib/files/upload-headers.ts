/** The file in a raw request body, as described by its headers (sent by components/documents/send-file.ts). */
export type UploadHeaders = { fileName: string; declaredBytes: number | undefined };

/** Reads `x-file-name` (percent-encoded UTF-8) and `x-file-size`, or else `content-length`. */
export function readUploadHeaders(headers: Headers): UploadHeaders {
  const declared = headers.get("x-file-size") ?? headers.get("content-length");
  return {
    fileName: decode(headers.get("x-file-name") ?? ""),
    declaredBytes: declared && /^\d{1,15}$/.test(declared) ? Number(declared) : undefined,
  };
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
