import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { deleteFile, insertFile } from "@/db/repositories/files";
import { insertInstallation, setFilesPlace } from "@/db/repositories/installation";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { settableClock } from "@/lib/base/testing/settable-clock";
import { hourMs, minuteMs } from "@/lib/domain/time/durations";
import type { FileStore } from "./file-store";
import { keepBytes, releaseBytes, removeUnreferenced, storeBytes, unreferencedGraceMs } from "./stored-bytes";
import { byteStream } from "./testing/byte-stream";
import { storeKinds, type TestStore } from "./testing/test-stores";

const contents = "documents" as const;
const createdAt = new Date("2026-11-20T10:00:00Z");

describe.each(storeKinds)("bytes in $kind", ({ isInstalled, open }) => {
  const testHere = test.skipIf(!isInstalled);
  let db: Db;
  let store: FileStore;
  let listStored: TestStore["listStored"];
  let clock: ReturnType<typeof settableClock>;
  let rows = 0;

  beforeEach(async () => {
    if (!isInstalled) return;
    db = await openTestDatabase();
    ({ store, listStored } = await open());
    clock = settableClock(createdAt);
    const ownerId = await addUser(db, "ada", createdAt);
    await addDocument(db, { id: "doc_1", ownerId, now: createdAt });
  });

  const parts = (changed: Partial<FileStore> = {}) => ({
    db,
    store: { ...store, ...changed },
    now: clock.now,
  });
  const send = async (text = "The lease.", changed: Partial<FileStore> = {}) =>
    (await storeBytes(parts(changed), contents, { bytes: byteStream([Buffer.from(text)]) })).sha256;
  const sweep = (changed: Partial<FileStore> = {}) => removeUnreferenced(parts(changed), contents);
  /** Refers to bytes. @returns the id of the row */
  const record = async (sha256: string, recordedStore: Pick<FileStore, "place"> = store) => {
    const id = `fil_${++rows}`;
    const file = { id, documentId: "doc_1", name: "Lease.pdf", sha256, sizeBytes: 10, createdAt };
    await db.write(async (tx) => {
      await keepBytes(tx, recordedStore, { contents, sha256 });
      await insertFile(tx, { ...file, role: "partial" });
    });
    return id;
  };
  const forget = (id: string, sha256: string) =>
    db.write(async (tx) => {
      await deleteFile(tx, id);
      await releaseBytes(tx, { contents, hashes: [sha256], now: clock.now() });
    });

  testHere("are removed a day after the last row that refers to them was deleted", async () => {
    const sha256 = await send();
    const [one, other] = [await record(sha256), await record(sha256)];
    await forget(one, sha256);
    clock.moveBy(2 * unreferencedGraceMs);
    await sweep();
    expect(await store.has(sha256), "while another row refers to them").toBe(true);
    await forget(other, sha256);
    clock.moveBy(unreferencedGraceMs - 1);
    await sweep();
    expect(await store.has(sha256), "a millisecond before").toBe(true);
    clock.moveBy(1);
    await sweep();
    expect(await listStored()).toEqual([]);
  });

  testHere("are removed after a day if no row refers to them, as after a crash", async () => {
    const sha256 = await send();
    clock.moveBy(unreferencedGraceMs);
    await sweep();
    expect(await store.has(sha256)).toBe(false);
    await expect(record(sha256)).rejects.toMatchObject({ name: "BytesGoneError" });
  });

  testHere("are kept if they are stored again shortly before they would be removed", async () => {
    const sha256 = await send();
    clock.moveBy(unreferencedGraceMs - 1);
    await send();
    clock.moveBy(hourMs);
    await sweep();
    await record(sha256);
    clock.moveBy(2 * unreferencedGraceMs);
    await sweep();
    expect(await store.has(sha256)).toBe(true);
  });

  testHere("are kept if they are stored again and not recorded, while a row refers to them", async () => {
    const sha256 = await send();
    await record(sha256);
    await send();
    clock.moveBy(2 * unreferencedGraceMs);
    await sweep();
    expect(await store.has(sha256)).toBe(true);
  });

  testHere(
    "can be neither stored nor recorded while they are being removed, but can be afterwards",
    async () => {
      const sha256 = await send();
      clock.moveBy(unreferencedGraceMs);
      const refused: unknown[] = [];
      await sweep({
        async remove(...removed) {
          refused.push(
            await send().catch((error: unknown) => error),
            await record(sha256).catch((e: unknown) => e),
          );
          await store.remove(...removed);
        },
      });
      expect(refused).toMatchObject([{ name: "BytesGoneError" }, { name: "BytesGoneError" }]);
      await record(await send());
      clock.moveBy(2 * unreferencedGraceMs);
      await sweep();
      expect(await store.has(sha256)).toBe(true);
    },
  );

  testHere(
    "are removed and not recorded if the portal was suspended for a day while storing them",
    async () => {
      const suspended: FileStore["put"] = (bytes, { inspect, ...options } = {}) =>
        store.put(bytes, {
          ...options,
          async inspect(...inspected) {
            await inspect?.(...inspected);
            clock.moveBy(unreferencedGraceMs);
            await sweep();
          },
        });
      await expect(send("The lease.", { put: suspended })).rejects.toMatchObject({ name: "BytesGoneError" });
      expect(await listStored()).toHaveLength(1);
      clock.moveBy(unreferencedGraceMs);
      await sweep();
      expect(await listStored()).toEqual([]);
    },
  );

  testHere("are not recorded by a portal that has not noticed that the files were moved", async () => {
    const [folder, bucket] = [{ place: "disk:one" }, { place: "s3://paraph#one" }];
    await db.write((tx) => insertInstallation(tx, { sealedCanary: "sealed", filesPlace: folder.place }));
    const sha256 = await send();
    await record(sha256, folder);
    await db.write((tx) => setFilesPlace(tx, bucket.place));
    await expect(record(sha256, folder)).rejects.toMatchObject({ name: "BytesGoneError" });
    await record(sha256, bucket);
  });

  testHere("are not removed by two portals at once", async () => {
    await send();
    clock.moveBy(unreferencedGraceMs);
    let removals = 0;
    const remove: FileStore["remove"] = async (...removed) => {
      removals++;
      await sweep({ remove });
      await store.remove(...removed);
    };
    await sweep({ remove });
    expect(removals).toBe(1);
  });

  testHere("whose removal was cut short by a crash are removed half an hour later", async () => {
    const sha256 = await send();
    clock.moveBy(unreferencedGraceMs);
    const died = new Error("The power went.");
    await expect(sweep({ remove: () => Promise.reject(died) })).rejects.toBe(died);
    clock.moveBy(30 * minuteMs - 1);
    await sweep();
    await expect(send()).rejects.toMatchObject({ name: "BytesGoneError" });
    clock.moveBy(1);
    await sweep();
    expect(await store.has(sha256)).toBe(false);
    await record(await send());
  });

  testHere("are not removed by a portal that was suspended for too long before the removal", async () => {
    const sha256 = await send();
    clock.moveBy(unreferencedGraceMs);
    const suspended: FileStore["remove"] = (hash, { notAfter } = {}) =>
      store.remove(hash, { notAfter: new Date(notAfter!.getTime() - 2 * minuteMs) });
    await expect(sweep({ remove: suspended })).rejects.toMatchObject({ failure: "refused" });
    expect(await store.has(sha256)).toBe(true);
  });
});
