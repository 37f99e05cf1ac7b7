import { pipeline, type Readable, Transform } from "node:stream";
import { createInflateRaw } from "node:zlib";
import type * as yauzl from "yauzl";

/**
 * The unpacked bytes of an entry. The stream errors if there are more or fewer than the directory says, or if packed
 * ones are left over: a reader that goes from front to back would take these for the next entry.
 *
 * @throws errors of yauzl
 */
export async function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  // yauzl compares the sizes of what is stored.
  if (!entry.isCompressed()) return packed;
  const inflate = createInflateRaw();
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(bytes > entry.uncompressedSize ? new Error("There are more bytes than declared.") : null, chunk);
    },
    flush(done) {
      const isWhole = bytes === entry.uncompressedSize && inflate.bytesWritten === entry.compressedSize;
      done(isWhole ? null : new Error("There are fewer bytes than declared, or more packed ones."));
    },
  });
  // The last stream errors with the errors of all.
  return pipeline(packed, inflate, counted, () => {});
}
