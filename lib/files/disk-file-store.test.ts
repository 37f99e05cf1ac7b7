import { truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { createDiskFileStore } from "./disk-file-store";
import { byteStream } from "./testing/byte-stream";
import { canListOpenFiles, openFilesIn } from "./testing/open-files-in";
import { temporaryFolder } from "./testing/temporary-folder";

test.runIf(canListOpenFiles)("a file is held open only while it is read", async () => {
  const folder = await temporaryFolder();
  const store = await createDiskFileStore(folder);
  const { sha256 } = await store.put(byteStream([Buffer.alloc(500_000)]));
  await store.open(sha256); // as for a HEAD request, whose body is not read
  expect(await openFilesIn(folder)).toEqual([]);
  const reader = (await store.open(sha256)).getReader();
  await reader.read();
  expect(await openFilesIn(folder)).toEqual([path.join(folder, sha256.slice(0, 2), sha256)]);
  await reader.cancel();
  expect(await openFilesIn(folder)).toEqual([]);
  await new Response(await store.open(sha256)).arrayBuffer();
  expect(await openFilesIn(folder)).toEqual([]);
});

test.each([
  ["was cut off", (file: string) => truncate(file, 200_000)],
  ["is empty", (file: string) => truncate(file, 0)],
  ["has other bytes", (file: string) => writeFile(file, Buffer.alloc(500_000, 2))],
])("a file that %s never reaches a reader completely", async (_, damage) => {
  const folder = await temporaryFolder();
  const store = await createDiskFileStore(folder);
  const { sha256 } = await store.put(byteStream([Buffer.alloc(500_000)]));
  await damage(path.join(folder, sha256.slice(0, 2), sha256));
  const reading = new Response(await store.open(sha256)).arrayBuffer();
  await expect(reading).rejects.toMatchObject({ name: "FileStoreError", failure: "damaged" });
});
