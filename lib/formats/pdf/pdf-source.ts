import { open } from "node:fs/promises";
import { ReadingBudget } from "../reading-budget";

const chunkSize = 256 * 1024;

/** A file that is read in small windows, so that memory does not grow with its size. */
export type PdfSource = {
  readonly size: number;
  /** What reading this file may still cost. */
  readonly budget: ReadingBudget;
  /** The bytes from `offset` on; fewer than `length` only at the end of the file. */
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

  return {
    size,
    budget,
    read: (offset, length) => fill(Buffer.alloc(within(offset, length)), offset),
    async *chunks(start, end) {
      const buffer = Buffer.allocUnsafe(chunkSize);
      for (let offset = start; offset < end; offset += chunkSize) {
        yield await fill(buffer.subarray(0, Math.min(chunkSize, end - offset)), offset);
      }
    },
    close: () => handle.close(),
  };
}
