import { open } from "node:fs/promises";
import { ReadingBudget } from "../reading-budget";
import type { ObjectStream } from "./object-stream";
import type { IndirectObject } from "./pdf-syntax";
import { RecentlyUsed } from "./recently-used";
import type { XrefSection } from "./xref-section";

const chunkSize = 256 * 1024;
const cachedChunk = 64 * 1024;
const maxCachedBytes = 16 * 1024 * 1024;
const maxUnpackedBytes = 32 * 1024 * 1024;
const maxObjectBytes = 8 * 1024 * 1024;
const bytesOfValue = 64;

/** A file that is read in small windows, so that memory does not grow with its size. */
export type PdfSource = {
  readonly size: number;
  /** What reading this file may still cost. */
  readonly budget: ReadingBudget;
  /** The cross-reference sections that have been read, by their offset in the file. */
  readonly sections: Map<number, XrefSection>;
  /** The objects that were used last, by their offset in the file. */
  readonly objects: RecentlyUsed<IndirectObject>;
  /** The object streams that were used last, by their offset in the file. */
  readonly objectStreams: RecentlyUsed<ObjectStream>;
  /**
   * The bytes from `offset` on; fewer than `length` only at the end of the file. Short reads share a cache: the caller
   * does not write into them.
   */
  read(offset: number, length: number): Promise<Buffer>;
  /** The bytes from `start` up to `end`. Each chunk is overwritten by the next. */
  chunks(start: number, end: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
};

/**
 * Opens a file for random access. The caller closes it.
 *
 * @throws errors of the file system, e.g. ENOENT
 */
export async function openPdfSource(path: string, budget = new ReadingBudget()): Promise<PdfSource> {
  const handle = await open(path, "r");
  const { size } = await handle.stat().catch(async (cause) => {
    await handle.close();
    throw cause;
  });

  async function fill(buffer: Buffer, offset: number): Promise<Buffer> {
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  }

  const within = (offset: number, length: number) => Math.max(0, Math.min(length, size - offset));
  const readNew = (offset: number, length: number) =>
    fill(Buffer.allocUnsafe(within(offset, length)), offset);

  const cached = new RecentlyUsed<Buffer>(maxCachedBytes, ({ length }) => length);
  async function readCached(offset: number): Promise<Buffer> {
    const known = cached.get(offset);
    if (known) return known;
    const chunk = await readNew(offset, cachedChunk);
    if (!cached.get(offset)) cached.set(offset, chunk);
    return chunk;
  }

  async function read(offset: number, length: number): Promise<Buffer> {
    if (length > cachedChunk) return readNew(offset, length);
    const start = offset % cachedChunk;
    const chunk = await readCached(offset - start);
    if (start + length <= chunk.length || chunk.length < cachedChunk)
      return chunk.subarray(start, start + length);
    const next = await readCached(offset - start + cachedChunk);
    return Buffer.concat([chunk.subarray(start), next.subarray(0, start + length - cachedChunk)]);
  }

  return {
    size,
    budget,
    sections: new Map(),
    objects: new RecentlyUsed(maxObjectBytes, ({ length, weight }) => length + weight * bytesOfValue),
    objectStreams: new RecentlyUsed(maxUnpackedBytes, ({ weight }) => weight),
    read,
    async *chunks(start, end) {
      const buffer = Buffer.allocUnsafe(chunkSize);
      for (let offset = start; offset < end; offset += chunkSize) {
        yield await fill(buffer.subarray(0, Math.min(chunkSize, end - offset)), offset);
      }
    },
    close: () => handle.close(),
  };
}
