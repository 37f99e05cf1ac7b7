import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { byteStream } from "./testing/byte-stream";
import { storeKinds } from "./testing/test-stores";

const bytes = Buffer.from("The parties agree on what is written here.");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const halves = () => byteStream([bytes.subarray(0, 20), bytes.subarray(20)]);
const read = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer());

describe.each(storeKinds)("files in $kind", ({ isInstalled, open, openLost }) => {
  const testHere = test.skipIf(!isInstalled);

  testHere("a stored file can be opened by its hash, whole or by range", async () => {
    const { store } = await open();
    expect(await store.put(halves())).toEqual({ sha256, sizeBytes: bytes.length });
    expect((await read(await store.open(sha256))).equals(bytes)).toBe(true);
    const last = bytes.length - 1;
    const parts = [
      { start: 4, end: 10 },
      { start: last, end: last },
      { start: 40, end: 1_000 },
      { start: 0, end: 2 },
    ];
    const found = await Promise.all(parts.map(async (range) => read(await store.open(sha256, range))));
    expect(found.map(String)).toEqual(["parties", ".", "e.", "The"]);
  });

  testHere(
    "a stored file can be read at a local path, and the result of the callback is returned",
    async () => {
      const { store } = await open();
      await store.put(halves());
      expect((await store.withLocalFile(sha256, (localPath) => readFile(localPath))).equals(bytes)).toBe(
        true,
      );
      const use = () => Promise.reject(new Error("unreadable"));
      await expect(store.withLocalFile(sha256, use)).rejects.toThrow("unreadable");
    },
  );

  testHere("a file that is not stored cannot be opened, and has no local path", async () => {
    const { store } = await open();
    let isCalled = false;
    const use = async () => void (isCalled = true);
    await expect(store.withLocalFile(sha256, use)).rejects.toMatchObject({ failure: "not_stored" });
    await expect(store.open(sha256)).rejects.toMatchObject({ failure: "not_stored" });
    expect([isCalled, await store.has(sha256)]).toEqual([false, false]);
  });

  testHere("a store that is gone does not say that a file is not stored, or was removed", async () => {
    const { store } = await openLost();
    const use = () => Promise.resolve();
    const results = await Promise.allSettled([
      store.has(sha256),
      store.open(sha256),
      store.withLocalFile(sha256, use),
      store.remove(sha256),
      store.put(halves()),
    ]);
    for (const result of results) expect(result).toMatchObject({ status: "rejected" });
    for (const result of results) expect(result).not.toMatchObject({ reason: { failure: "not_stored" } });
  });

  testHere("a probe succeeds and leaves nothing behind, and fails once the store is gone", async () => {
    const { store, listStored, listTemporary } = await open();
    await store.probe();
    expect([...(await listStored()), ...(await listTemporary())]).toEqual([]);
    await expect((await openLost()).store.probe()).rejects.toMatchObject({ name: "FileStoreError" });
  });

  testHere("a large file is read back byte for byte", async () => {
    const { store } = await open();
    const chunks = Array.from({ length: 40 }, (_, index) => Buffer.alloc(50_021, index));
    const put = await store.put(byteStream(chunks));
    expect(put.sizeBytes).toBe(40 * 50_021);
    const back = createHash("sha256").update(await read(await store.open(put.sha256)));
    expect(back.digest("hex")).toBe(put.sha256);
  });

  testHere("the same bytes are stored once, even if they arrive concurrently", async () => {
    const { store, listStored } = await open();
    await Promise.all([store.put(halves()), store.put(halves()), store.put(byteStream([bytes]))]);
    await store.put(halves());
    expect(await listStored()).toEqual([sha256]);
    expect(await store.has(sha256)).toBe(true);
  });

  testHere("a removed file is gone, and removing it again has no effect", async () => {
    const { store, listStored } = await open();
    await store.put(halves());
    await store.remove(sha256);
    await store.remove(sha256);
    await expect(store.open(sha256)).rejects.toMatchObject({ failure: "not_stored" });
    const use = () => Promise.resolve();
    await expect(store.withLocalFile(sha256, use)).rejects.toMatchObject({ failure: "not_stored" });
    expect(await listStored()).toEqual([]);
    await store.put(halves());
    expect(await listStored()).toEqual([sha256]);
  });

  testHere("a failing stream leaves no file behind", async () => {
    const { store, listStored, listTemporary } = await open();
    await expect(store.put(byteStream([bytes], new Error("gone")))).rejects.toThrow("gone");
    expect([...(await listStored()), ...(await listTemporary())]).toEqual([]);
  });

  testHere("an aborted upload leaves no file behind, and cancels the stream", async () => {
    const { store, listStored, listTemporary } = await open();
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
    expect([...(await listStored()), ...(await listTemporary())]).toEqual([]);
    expect(isStopped).toBe(true);
  });

  testHere("a file rejected by its inspection is not kept", async () => {
    const { store, listStored, listTemporary } = await open();
    let seen = "";
    const inspect = async (temporaryPath: string) => {
      seen = await readFile(temporaryPath, "utf8");
      throw new Error("not this one");
    };
    await expect(store.put(halves(), { inspect })).rejects.toThrow("not this one");
    expect(seen).toBe(String(bytes));
    expect([...(await listStored()), ...(await listTemporary())]).toEqual([]);
  });

  testHere("a check succeeds and leaves nothing behind", async () => {
    const { store, listStored, listTemporary } = await open();
    await store.check();
    expect([...(await listStored()), ...(await listTemporary())]).toEqual([]);
  });

  testHere("a name that is not a hash is rejected", async () => {
    const { store } = await open();
    for (const name of ["../../etc/passwd", "", sha256.toUpperCase(), `${sha256}/x`, `${sha256}\n`])
      await expect(store.open(name)).rejects.toThrow(RangeError);
  });
});
