import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { createDiskFileStore } from "./disk-file-store";
import { byteStream } from "./testing/byte-stream";
import { filesIn } from "./testing/files-in";
import { canListOpenFiles, openFilesIn } from "./testing/open-files-in";
import { temporaryFolder } from "./testing/temporary-folder";

const bytes = Buffer.from("The parties agree on what is written here.");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const halves = () => byteStream([bytes.subarray(0, 20), bytes.subarray(20)]);
const read = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer());

async function emptyStore() {
  const folder = await temporaryFolder();
  return { folder, store: await createDiskFileStore(folder) };
}

test("a stored file can be opened by its hash, whole or by range", async () => {
  const { store } = await emptyStore();
  expect(await store.put(halves())).toEqual({ sha256, sizeBytes: bytes.length });
  expect((await read(await store.open(sha256))).equals(bytes)).toBe(true);
  expect(String(await read(await store.open(sha256, { start: 4, end: 10 })))).toBe("parties");
  expect(
    String(await read(await store.open(sha256, { start: bytes.length - 1, end: bytes.length - 1 }))),
  ).toBe(".");
});

test("a stored file can be read at a local path, and the result of the callback is returned", async () => {
  const { store } = await emptyStore();
  await store.put(halves());
  expect((await store.withLocalFile(sha256, (localPath) => readFile(localPath))).equals(bytes)).toBe(true);
  const use = () => Promise.reject(new Error("unreadable"));
  await expect(store.withLocalFile(sha256, use)).rejects.toThrow("unreadable");
});

test("no local path is provided for a file that is not stored", async () => {
  const { store } = await emptyStore();
  let isCalled = false;
  const use = async () => void (isCalled = true);
  await expect(store.withLocalFile(sha256, use)).rejects.toMatchObject({ failure: "not_stored" });
  expect(isCalled).toBe(false);
});

test("a large file is read back byte for byte", async () => {
  const { store } = await emptyStore();
  const chunks = Array.from({ length: 40 }, (_, index) => Buffer.alloc(50_021, index));
  const put = await store.put(byteStream(chunks));
  expect(put.sizeBytes).toBe(40 * 50_021);
  const back = createHash("sha256").update(await read(await store.open(put.sha256)));
  expect(back.digest("hex")).toBe(put.sha256);
});

test("the same bytes are stored once, even if they arrive concurrently", async () => {
  const { folder, store } = await emptyStore();
  await Promise.all([store.put(halves()), store.put(halves()), store.put(byteStream([bytes]))]);
  expect(await filesIn(folder)).toEqual([path.join(sha256.slice(0, 2), sha256)]);
});

test.runIf(canListOpenFiles)("a file is held open only while it is read", async () => {
  const { folder, store } = await emptyStore();
  const { sha256: large } = await store.put(byteStream([Buffer.alloc(500_000)]));
  await store.open(large); // as for a HEAD request, whose body is not read
  expect(await openFilesIn(folder)).toEqual([]);
  const reader = (await store.open(large)).getReader();
  await reader.read();
  expect(await openFilesIn(folder)).toEqual([path.join(folder, large.slice(0, 2), large)]);
  await reader.cancel();
  expect(await openFilesIn(folder)).toEqual([]);
  await read(await store.open(large));
  expect(await openFilesIn(folder)).toEqual([]);
});

test("a removed file is gone, and removing it again has no effect", async () => {
  const { folder, store } = await emptyStore();
  await store.put(halves());
  await store.remove(sha256);
  await store.remove(sha256);
  await expect(store.open(sha256)).rejects.toMatchObject({ failure: "not_stored" });
  expect(await filesIn(folder)).toEqual([]);
});

test("a failing stream leaves no file behind", async () => {
  const { folder, store } = await emptyStore();
  await expect(store.put(byteStream([bytes], new Error("gone")))).rejects.toThrow("gone");
  expect(await filesIn(folder)).toEqual([]);
});

test("an aborted upload leaves no file behind, and cancels the stream", async () => {
  const { folder, store } = await emptyStore();
  const abort = new AbortController();
  let isStopped = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(bytes);
      abort.abort();
    },
    cancel: () => void (isStopped = true),
  });
  await expect(store.put(endless, { signal: abort.signal })).rejects.toMatchObject({ name: "AbortError" });
  expect(await filesIn(folder)).toEqual([]);
  expect(isStopped).toBe(true);
});

test("a file rejected by its inspection is not kept", async () => {
  const { folder, store } = await emptyStore();
  let seen = "";
  const inspect = async (temporaryPath: string) => {
    seen = await readFile(temporaryPath, "utf8");
    throw new Error("not this one");
  };
  await expect(store.put(halves(), { inspect })).rejects.toThrow("not this one");
  expect(seen).toBe(String(bytes));
  expect(await filesIn(folder)).toEqual([]);
});

test("a name that is not a hash is rejected", async () => {
  const { store } = await emptyStore();
  for (const name of ["../../etc/passwd", "", sha256.toUpperCase(), `${sha256}/x`, `${sha256}\n`])
    await expect(store.open(name)).rejects.toThrow(RangeError);
});
