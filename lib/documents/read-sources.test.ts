import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { listSourceReports } from "@/db/repositories/files";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { fixture } from "@/lib/validation/testing/validate-fixture";
import { readUnreadSources } from "./read-sources";

const now = new Date("2026-11-25T12:00:00Z");

/** A document as earlier versions stored it: its source was never read. */
async function unreadDocument(bytes: Buffer) {
  const db = openTestDatabase();
  const store = await createDiskFileStore(await temporaryFolder());
  const stored = await store.put(byteStream([bytes]));
  const ownerId = await addUser(db, "ada", now);
  const { documentId } = await addDocument(db, { id: "doc_1", ownerId, now, ...stored, isRead: false });
  const reports = async () =>
    (await listSourceReports(db.read, documentId)).map(({ validationReport }) => validationReport);
  return {
    store,
    ...stored,
    read: () =>
      readUnreadSources({ db, store, reader: directReader, now: () => now }, { documentId, userId: ownerId }),
    reports,
  };
}

test("a source that was never read is read once, and its report is kept", async () => {
  const { store, sha256, read, reports } = await unreadDocument(await readFile(fixture("two-signers-table")));
  expect(await reports()).toEqual([null]);
  await read();
  expect(await reports()).toMatchObject([{ sha256, signatures: [{ valid: true }, { valid: true }] }]);
  await store.remove(sha256);
  await read(); // needs the bytes no more
});

test("an unsigned source is read once as well", async () => {
  const { store, sha256, read, reports } = await unreadDocument(await readFile(fixture("source-table")));
  await read();
  expect(await reports()).toMatchObject([{ problems: ["no_signatures"], signatures: [] }]);
  await store.remove(sha256);
  await read();
});

test("a source that nobody could validate once it is signed is refused, with the reason", async () => {
  const { read, reports } = await unreadDocument(Buffer.from("%PDF-1.7\nand no more"));
  await expect(read()).rejects.toMatchObject({ refusal: { code: "file_damaged" } });
  expect(await reports()).toEqual([null]);
});
