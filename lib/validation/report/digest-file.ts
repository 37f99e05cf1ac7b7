import { createHash } from "node:crypto";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";

/** The SHA-256 of a whole file, streamed from disk, in hexadecimal digits. */
export async function digestFile(source: PdfSource): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of source.chunks(0, source.size)) hash.update(chunk);
  return hash.digest("hex");
}
