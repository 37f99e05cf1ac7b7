import { createCipheriv } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const chunkBytes = 1024 * 1024;

/**
 * Writes a real PDF with one empty page and an attachment of the given size, which compresses as badly as a scan. The
 * same size yields the same bytes. They are generated while writing, so memory holds only one chunk, and flushed, so
 * that the disk is idle when something else is measured.
 */
export async function writeLargePdf(
  file: string,
  { attachmentBytes, signal }: { attachmentBytes: number; signal?: AbortSignal },
): Promise<void> {
  await pipeline(Readable.from(largePdf(attachmentBytes)), createWriteStream(file, { flush: true }), {
    signal,
  });
}

const beforeAttachment = [
  "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(noise.bin) 4 0 R] >> >> >>",
  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>",
  "<< /Type /Filespec /F (noise.bin) /UF (noise.bin) /EF << /F 5 0 R >> >>",
];

function* largePdf(attachmentBytes: number): Generator<Buffer> {
  const offsets: number[] = [];
  let head = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const attachment = `<< /Type /EmbeddedFile /Length ${attachmentBytes} >>\nstream\n`;
  for (const [index, body] of [...beforeAttachment, attachment].entries()) {
    offsets.push(head.length);
    head += `${index + 1} 0 obj\n${body}${body === attachment ? "" : "\nendobj\n"}`;
  }
  const end = "\nendstream\nendobj\n";
  yield Buffer.from(head, "latin1");
  yield* noise(attachmentBytes);
  yield Buffer.from(`${end}${xref(offsets, head.length + attachmentBytes + end.length)}`, "latin1");
}

/**
 * Returns the end of a PDF: its cross-reference table and trailer.
 *
 * @param offsets the offset of each object in the file
 * @param start the offset of the cross-reference table
 */
export function xref(offsets: number[], start: number): string {
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const size = offsets.length + 1;
  return `xref\n0 ${size}\n0000000000 65535 f \n${entries.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

/** Yields bytes that do not compress: the key stream of a cipher, generated as fast as a disk writes. */
export function* noise(bytes: number): Generator<Buffer> {
  const cipher = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16));
  const zeros = Buffer.alloc(chunkBytes);
  for (let left = bytes; left > 0; left -= chunkBytes) yield cipher.update(zeros.subarray(0, left));
}
