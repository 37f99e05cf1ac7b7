import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { saveTrustState } from "@/db/repositories/trust-lists";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { servicesFile } from "./services-file";

const services = Buffer.from("The compiled services.");

async function storedServices() {
  const [db, folder, stored] = [openTestDatabase(), await temporaryFolder(), await temporaryFolder()];
  const store = await createDiskFileStore(stored);
  const { sha256 } = await store.put(byteStream([services]));
  await db.write((tx) => saveTrustState(tx, { servicesSha256: sha256 }));
  return {
    copy: path.join(folder, sha256),
    original: path.join(stored, sha256.slice(0, 2), sha256),
    find: () => servicesFile(db.read, { store, folder }),
  };
}

test("a copy of the services that a power cut left unfinished is made again", async () => {
  const { copy, find } = await storedServices();
  await writeFile(copy, services.subarray(0, 5));
  expect(await find()).toBe(copy);
  expect(await readFile(copy)).toEqual(services);
});

test("stored services that are damaged are not copied", async () => {
  const { copy, original, find } = await storedServices();
  await writeFile(original, "Other services.");
  await expect(find()).rejects.toMatchObject({ failure: "damaged" });
  await expect(readFile(copy)).rejects.toMatchObject({ code: "ENOENT" });
});
