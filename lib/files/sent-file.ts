/** What the headers of a raw body say of the file in it: a page of ours sends them (components/documents/send-file.ts). */
export type SentFile = { fileName: string; declaredBytes: number | undefined };

/** Reads `x-file-name` (percent-encoded UTF-8) and `x-file-size`. */
export function readSentFile(headers: Headers): SentFile {
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
