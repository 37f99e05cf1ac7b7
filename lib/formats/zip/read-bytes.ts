import type { Readable } from "node:stream";
import type * as yauzl from "yauzl";

/** Some bytes of a ZIP as they are. */
export async function readBytes(zip: yauzl.ZipFile, start: number, length: number): Promise<Buffer> {
  if (length === 0) return Buffer.alloc(0);
  // Its promise in yauzl 3.4.0 calls another function.
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStreamLowLevel(start, length, 0, length, false, null, (error, opened) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
