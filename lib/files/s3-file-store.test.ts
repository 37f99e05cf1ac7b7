import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { byteStream, repeated } from "./testing/byte-stream";
import { type Fault, startFaultyProxy } from "./testing/faulty-proxy";
import { isS3Installed, s3TestPlace } from "./testing/s3-test-place";
import { s3TestStore } from "./testing/test-stores";

const bytes = Buffer.alloc(600_000, "The parties agree on what is written here. ");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const whole = () => byteStream([bytes]);
const read = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer());
const untilItWorks = { firstDelayMs: 1, maxDelayMs: 1, totalMs: 60_000 };
const none = { firstDelayMs: 1, maxDelayMs: 1, totalMs: 0 };

afterEach(() => vi.unstubAllEnvs());

/** A store behind a proxy that interferes. */
async function faultyStore(patience = untilItWorks) {
  const proxy = await startFaultyProxy((await s3TestPlace()).endpoint);
  const through = <Place>(place: Place) => ({ ...place, endpoint: proxy.url });
  const opened = await s3TestStore({ patience, through });
  return {
    ...{ ...opened, ...proxy },
    /** Applies these faults to the next requests, one each. */
    failNext(...faults: Fault[]) {
      const left = [...faults];
      proxy.interfere(() => left.shift());
    },
  };
}

describe.skipIf(!isS3Installed)("files in an S3-compatible store", () => {
  test("are stored although the store fails for a while, by sending the file in the spool again", async () => {
    const { store, failNext, seen, listStored, listTemporary } = await faultyStore();
    failNext(
      { kind: "answered instead", status: 503 },
      { kind: "reset before it is sent" },
      { kind: "answered instead", status: 500 },
    );
    expect(await store.put(whole())).toEqual({ sha256, sizeBytes: bytes.length });
    expect(seen).toEqual(["PUT", "PUT", "PUT", "PUT"]);
    expect([await listStored(), await listTemporary()]).toEqual([[sha256], []]);
  });

  test("are sent again if the store received other bytes, which it does not store under the hash", async () => {
    const { store, failNext, interfere, seen, listStored } = await faultyStore();
    failNext({ kind: "changed before it is sent" });
    await store.put(whole());
    expect([seen, await listStored()]).toEqual([["PUT", "PUT"], [sha256]]);
    const { store: impatient, interfere: damage, ...other } = await faultyStore(none);
    damage(() => ({ kind: "changed before it is sent" }));
    await expect(impatient.put(whole())).rejects.toMatchObject({ failure: "unavailable" });
    expect(await other.listStored()).toEqual([]);
    interfere(() => undefined);
    expect((await read(await store.open(sha256))).equals(bytes)).toBe(true);
  });

  test("are stored once although the response of the store was lost", async () => {
    const { store, failNext, seen, listStored } = await faultyStore();
    failNext({ kind: "reset after it is answered" });
    expect(await store.put(whole())).toEqual({ sha256, sizeBytes: bytes.length });
    expect(seen).toEqual(["PUT", "PUT", "HEAD"]);
    expect(await listStored()).toEqual([sha256]);
  });

  test("are not stored, and leave nothing behind, if the store stays unavailable for too long", async () => {
    const { store, interfere, listStored, listTemporary } = await faultyStore(none);
    interfere(() => ({ kind: "answered instead", status: 503 }));
    await expect(store.put(whole())).rejects.toMatchObject({
      name: "FileStoreError",
      failure: "unavailable",
      cause: { message: expect.stringContaining("status 503") },
    });
    expect([...(await listStored()), ...(await listTemporary())]).toEqual([]);
  });

  test("are read from where a response broke off", async () => {
    const { store, failNext, seen } = await faultyStore();
    await store.put(whole());
    failNext(
      { kind: "cut off", afterBytes: 100_000 },
      { kind: "answered instead", status: 503 },
      { kind: "cut off", afterBytes: 1 },
    );
    expect((await read(await store.open(sha256))).equals(bytes)).toBe(true);
    expect(seen).toEqual(["PUT", "GET", "GET", "GET", "GET"]);
    failNext({ kind: "cut off", afterBytes: 10 });
    const part = await read(await store.open(sha256, { start: 1_000, end: 1_999 }));
    expect(part.equals(bytes.subarray(1_000, 2_000))).toBe(true);
  });

  test("cannot be read if the store sends fewer bytes than it announced", async () => {
    const { store, interfere } = await faultyStore(none);
    await store.put(whole());
    interfere((method) => (method === "GET" ? { kind: "emptied" } : undefined));
    await expect(read(await store.open(sha256))).rejects.toMatchObject({
      ...{ failure: "unavailable", cause: { message: "The response ended 600000 bytes early." } },
    });
  });

  test("never reach a reader completely if a byte differs", async () => {
    const { store, interfere } = await faultyStore();
    await store.put(whole());
    interfere((method) => (method === "GET" ? { kind: "changed", atByte: 5 } : undefined));
    let received = 0;
    const reading = async () => {
      for await (const chunk of await store.open(sha256)) received += chunk.byteLength;
    };
    await expect(reading()).rejects.toMatchObject({ failure: "damaged" });
    expect(received).toBeLessThan(bytes.length);
  });

  test("are not provided at a local path if a byte differs, and are fetched again", async () => {
    const { store, failNext, listTemporary } = await faultyStore();
    await store.put(whole());
    // Another file displaces the copy from the spool.
    const other = await store.put(byteStream(repeated(Buffer.alloc(1_000_000, 1), 10)));
    expect(other.sizeBytes).toBe(10_000_000);
    failNext({ kind: "changed", atByte: 5 });
    const use = (path: string) => readFile(path);
    await expect(store.withLocalFile(sha256, use)).rejects.toMatchObject({ failure: "damaged" });
    expect((await store.withLocalFile(sha256, use)).equals(bytes)).toBe(true);
    expect(await listTemporary()).toEqual([]);
  });

  test("are fetched once for several concurrent uses of a local path", async () => {
    const { store, seen } = await faultyStore();
    await store.put(whole());
    await store.put(byteStream(repeated(Buffer.alloc(1_000_000, 1), 10)));
    const sizes = await Promise.all(
      [1, 2, 3].map(() => store.withLocalFile(sha256, async (path) => (await readFile(path)).length)),
    );
    expect(sizes).toEqual([bytes.length, bytes.length, bytes.length]);
    expect(seen).toEqual(["PUT", "PUT", "GET"]);
  });

  test.each<Fault>([
    { kind: "answered instead", status: 503 },
    { kind: "reset before it is sent" },
    { kind: "reset after it is answered" },
  ])("are deleted by a single request, which is not repeated when it is $kind", async (fault) => {
    const { store, failNext, seen } = await faultyStore();
    await store.put(whole());
    failNext(fault);
    const notAfter = new Date(Date.now() + 60_000);
    await expect(store.remove(sha256, { notAfter })).rejects.toMatchObject({ failure: "unavailable" });
    expect(seen).toEqual(["PUT", "DELETE"]);
    await store.remove(sha256, { notAfter });
    expect(await store.has(sha256)).toBe(false);
  });

  test("are rejected if they do not fit into the spool", async () => {
    const { store, listStored, listTemporary } = await s3TestStore({ maxBytes: 500_000 });
    await expect(store.put(whole())).rejects.toMatchObject({ code: "ENOSPC" });
    expect([...(await listStored()), ...(await listTemporary())]).toEqual([]);
  });

  test("are not sent to the store once the sender has disconnected", async () => {
    const { store, interfere, listTemporary } = await faultyStore();
    const leaving = new AbortController();
    interfere((_method, count) => {
      if (count === 2) leaving.abort();
      return { kind: "answered instead", status: 503 };
    });
    await expect(store.put(whole(), { signal: leaving.signal })).rejects.toMatchObject({ code: "ABORT_ERR" });
    expect(await listTemporary()).toEqual([]);
  });

  test("are stored with the credentials of the machine if the settings have none", async () => {
    const { keys } = await s3TestPlace();
    vi.stubEnv("AWS_ACCESS_KEY_ID", keys.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey);
    const { store, listStored } = await s3TestStore({ through: (place) => ({ ...place, keys: undefined }) });
    await store.put(whole());
    expect(await listStored()).toEqual([sha256]);
  });

  test("cannot be accessed with other keys, and the error does not contain them", async () => {
    const keys = { accessKeyId: "another-key", secretAccessKey: "another-secret" };
    const { store } = await s3TestStore({ through: (place) => ({ ...place, keys }) });
    const error = await store.put(whole()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure: "refused", cause: { name: "InvalidAccessKeyId" } });
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toMatch(/another-/);
  });
});
