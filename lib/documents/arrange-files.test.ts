import { expect, test } from "vitest";
import { findOwnDocument, setDocumentStatus } from "@/db/repositories/documents";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addUser } from "@/db/testing/sample-rows";
import type { FilePart } from "@/lib/domain/signing/signing-type";
import { arrangeFiles } from "./arrange-files";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { removeUnreferenced, unreferencedGraceMs } from "@/lib/files/stored-bytes";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { receiveUpload } from "./receive-upload";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";

const now = new Date("2026-11-24T10:00:00Z");

/** A draft with two files, and the operations on it. */
async function draft() {
  const db = openTestDatabase();
  const userId = await addUser(db, "ada", now);
  const store = await createDiskFileStore(await temporaryFolder());
  const library = { db, store, reader: directReader, now: () => now, maxUploadBytes: 1_000 };
  const receive = (fileName: string, text: string, into?: string) =>
    receiveUpload(library, {
      ...{ userId, fileName, documentId: into, declaredBytes: undefined },
      bytes: byteStream([Buffer.from(text)]),
    });
  const { id: documentId } = await receive("a.txt", "first");
  await receive("b.txt", "second", documentId);
  const document = async () => (await findOwnDocument(db.read, { documentId, userId }))!;
  type File = { id: string; name: string; part: FilePart };
  return {
    ...{ db, store, userId, documentId, receive, document },
    /** Removes bytes that are unreferenced, as a day later. */
    sweep: () => {
      const later = new Date(now.getTime() + unreferencedGraceMs);
      return removeUnreferenced({ db, store, now: () => later }, "documents");
    },
    arrange: (files: File[], by = userId) =>
      arrangeFiles(library, { documentId, userId: by, name: "Nuoma", files }),
  };
}

test("the order, names and parts of files are saved, and the document's name", async () => {
  const { document, arrange } = await draft();
  const [first, second] = (await document()).sources;
  await arrange([
    { id: second!.id, name: "Sutartis.txt", part: "main" },
    { id: first!.id, name: "Priedas.txt", part: "attachment" },
  ]);
  expect(await document()).toMatchObject({
    name: "Nuoma",
    sources: [
      { id: second!.id, name: "Sutartis.txt", part: "main", position: 0 },
      { id: first!.id, name: "Priedas.txt", part: "attachment", position: 1 },
    ],
  });
});

test("a file that is left out is removed, and its bytes a day later, unless another document has the same bytes", async () => {
  const { store, document, arrange, receive, sweep } = await draft();
  await receive("same.txt", "second");
  const [first, second] = (await document()).sources;
  await arrange([{ id: second!.id, name: "b.txt", part: "main" }]);
  await sweep();
  expect((await document()).sources.map(({ id }) => id)).toEqual([second!.id]);
  expect([await store.has(first!.sha256), await store.has(second!.sha256)]).toEqual([false, true]);
  const { id } = await receive("c.txt", "third", (await document()).id);
  const third = (await document()).sources[1]!;
  expect([id, third.position]).toEqual([(await document()).id, 1]);
  await arrange([{ id: third.id, name: "c.txt", part: "main" }]);
  await sweep();
  expect(await store.has(second!.sha256)).toBe(true);
});

test("a document that was sent or belongs to another user keeps its files", async () => {
  const { db, document, documentId, arrange, receive } = await draft();
  const [first] = (await document()).sources;
  const files = [{ id: first!.id, name: "a.txt", part: "main" as const }];
  const stranger = await addUser(db, "bob", now);
  expect(await arrange(files, stranger)).toBe(false);
  await db.write((tx) => setDocumentStatus(tx, { documentId, status: "preparing", now }));
  await expect(arrange(files)).rejects.toMatchObject({ refusal: { code: "files_fixed" } });
  await expect(receive("c.txt", "third", documentId)).rejects.toMatchObject({ kind: "files_fixed" });
  expect((await document()).sources).toHaveLength(2);
});

test("files of other documents and repeated files are refused", async () => {
  const { document, arrange, receive } = await draft();
  await receive("other.txt", "other");
  const [first] = (await document()).sources;
  const twice = { id: first!.id, name: "a.txt", part: "main" as const };
  await expect(arrange([{ ...twice, id: "fil_other" }])).rejects.toMatchObject({
    refusal: { code: "document_gone" },
  });
  await expect(arrange([twice, twice])).rejects.toMatchObject({ refusal: { code: "document_gone" } });
});

test("a document can have twenty files, and a file with a taken name gets a number", async () => {
  const { documentId, receive, document } = await draft();
  for (let count = 3; count <= 20; count++) await receive("a.txt", `text ${count}`, documentId);
  const names = (await document()).sources.map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(["a.txt", "b.txt", "a (2).txt", "a (3).txt"]);
  await expect(receive("a.txt", "one more", documentId)).rejects.toMatchObject({
    refusal: { code: "too_many_files", values: { max: 20 } },
  });
});
