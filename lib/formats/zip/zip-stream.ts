import { Zip, ZipPassThrough } from "fflate";
import { lazyStream } from "@/lib/base/lazy-stream";

export type ZipEntry = { name: string; bytes: AsyncIterable<Uint8Array>; modifiedAt: Date };

/**
 * A ZIP archive of uncompressed entries. They are read one after the other and only as fast as the archive is
 * consumed, so that it holds one chunk in memory.
 */
export const zipStream = (entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> =>
  lazyStream(zipChunks(entries));

async function* zipChunks(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array, void, void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const { name, bytes, modifiedAt } of entries) {
    const file = new ZipPassThrough(name);
    file.mtime = modifiedAt;
    zip.add(file);
    for await (const chunk of bytes) {
      file.push(chunk);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
