import { execFileSync } from "node:child_process";
import { truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { createDiskFileStore } from "./disk-file-store";
import { byteStream } from "./testing/byte-stream";
import { canListOpenFiles, openFilesIn } from "./testing/open-files-in";
import { smallDisk } from "./testing/small-disk";
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

test("a file whose place cannot be read is neither missing nor removed", async () => {
  const folder = await temporaryFolder();
  const store = await createDiskFileStore(folder);
  const sha256 = "a".repeat(64);
  await writeFile(path.join(folder, "aa"), "in place of a folder");
  const unavailable = { name: "FileStoreError", failure: "unavailable", cause: { code: "ENOTDIR" } };
  await expect(store.has(sha256)).rejects.toMatchObject(unavailable);
  await expect(store.open(sha256)).rejects.toMatchObject(unavailable);
  await expect(store.remove(sha256)).rejects.toMatchObject(unavailable);
});

test("a probe fails while the disk is read-only", async ({ skip }) => {
  const disk = smallDisk() ?? skip("Nothing can be mounted here.");
  const store = await createDiskFileStore(path.join(disk, "files"));
  // A second mount in the same place, because the first one has an open file, so it cannot become read-only.
  execFileSync("mount", ["--bind", disk, disk]);
  try {
    execFileSync("mount", ["-o", "remount,bind,ro", disk]);
    await expect(store.probe()).rejects.toMatchObject({ failure: "unavailable", cause: { code: "EROFS" } });
  } finally {
    execFileSync("umount", [disk]);
  }
  await store.probe();
});
