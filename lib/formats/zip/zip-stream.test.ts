import { expect, test } from "vitest";
import { byteStream, repeated } from "@/lib/files/testing/byte-stream";
import { type ZipEntry, zipStream } from "./zip-stream";

const at = new Date("2026-11-25T10:00:00Z");
const chunk = new Uint8Array(64 * 1024);

/** A number of files with a number of chunks each, and a record of what was opened and closed. */
function entries(count: number, chunks: number) {
  const seen = { opened: 0, read: 0, closed: 0, isListClosed: false };
  async function* bytes() {
    seen.opened += 1;
    try {
      for (const each of repeated(chunk, chunks)) {
        seen.read += each.length;
        yield each;
      }
    } finally {
      seen.closed += 1;
    }
  }
  async function* list(): AsyncGenerator<ZipEntry> {
    try {
      for (let number = 0; number < count; number++)
        yield { name: `${number}.bin`, bytes: bytes(), modifiedAt: at };
    } finally {
      seen.isListClosed = true;
    }
  }
  return { seen, stream: zipStream(list()) };
}

test("files are read only as fast as the archive is consumed, so that memory does not grow with it", async () => {
  const { seen, stream } = entries(100, 1_000);
  const reader = stream.getReader();
  let taken = 0;
  for (let count = 0; count < 50; count++) taken += (await reader.read()).value?.length ?? 0;
  expect(seen.opened).toBe(1);
  expect(seen.read - taken).toBeLessThanOrEqual(2 * chunk.length);
  await reader.cancel();
});

test("a reader that cancels closes the open file, and no other is opened", async () => {
  const { seen, stream } = entries(3, 10);
  const reader = stream.getReader();
  for (let count = 0; count < 3; count++) await reader.read();
  await reader.cancel();
  expect(seen).toMatchObject({ opened: 1, closed: 1, isListClosed: true });
});

test("a file that cannot be read to its end makes the archive fail instead of pass for a complete one", async () => {
  const failure = new Error("The disk failed.");
  async function* list(): AsyncGenerator<ZipEntry> {
    const bytes = byteStream([chunk], failure) as unknown as AsyncIterable<Uint8Array>;
    yield { name: "a.bin", bytes, modifiedAt: at };
  }
  await expect(new Response(zipStream(list())).arrayBuffer()).rejects.toThrow(failure);
});
