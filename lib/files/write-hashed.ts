import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { StoredFile } from "./file-store";

type Options = {
  signal?: AbortSignal;
  /** Called with the size of each chunk before it is written. */
  takeRoom: (bytes: number) => Promise<void>;
};

/**
 * Writes a stream to a new file and hashes it on the way.
 *
 * @throws what the stream, the disk or `takeRoom` throws
 */
export async function writeHashed(
  bytes: ReadableStream<Uint8Array>,
  file: string,
  { signal, takeRoom }: Options,
): Promise<StoredFile> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const meter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
      takeRoom(chunk.byteLength).then(() => done(null, chunk), done);
    },
  });
  const source = Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]);
  await pipeline(source, meter, createWriteStream(/*turbopackIgnore: true*/ file, { mode: 0o600 }), {
    signal,
  });
  return { sha256: hash.digest("hex"), sizeBytes };
}

/** Waits until a file, or the names in a folder, survive a power cut. */
export async function flush(fileOrFolder: string): Promise<void> {
  const handle = await open(/*turbopackIgnore: true*/ fileOrFolder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
