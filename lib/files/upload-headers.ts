/** The file that a raw request body holds, by its headers (sent by components/documents/send-file.ts). */
export type UploadHeaders = { fileName: string; declaredBytes: number | undefined };

/** Reads `x-file-name` (percent-encoded UTF-8) and `x-file-size`. */
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
