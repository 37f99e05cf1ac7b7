import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { renameDocument } from "@/db/repositories/documents";
import { insertFile } from "@/db/repositories/files";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { documentsArchive } from "./documents-archive";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { filesIn } from "@/lib/files/testing/files-in";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { trashDocument } from "./trash-document";

const now = new Date("2026-11-25T10:00:00Z");

async function library() {
  const folder = await temporaryFolder();
  const db = openTestDatabase();
  const store = await createDiskFileStore(path.join(folder, "files"));
  const userId = await addUser(db, "ada", now);
  const put = (content: string) => store.put(byteStream([Buffer.from(content)]));
  const parts = { db, store, now: () => now };
  return {
    ...{ db, parts, userId },
    add: async (id: string, content: string, ownerId = userId) =>
      addDocument(db, { id, ownerId, now, ...(await put(content)) }),
    async addFile(documentId: string, name: string, content: string, role: "source" | "signed") {
      const file = { id: `fil_${name}_${documentId}`, documentId, role, name, position: 1, createdAt: now };
      const stored = await put(content);
      await db.write((tx) => insertFile(tx, { ...file, position: role === "signed" ? 0 : 1, ...stored }));
    },
    archive: (documentIds: string[], by = userId) => documentsArchive(parts, { documentIds, userId: by }),
    /** The content of the archive, as extracted by `unzip`. */
    async unpack(documentIds: string[]): Promise<Record<string, string>> {
      const [zip, target] = [path.join(folder, "all.zip"), path.join(folder, "all")];
      const bytes = await documentsArchive(parts, { documentIds, userId });
      writeFileSync(zip, Buffer.from(await new Response(bytes).arrayBuffer()));
      execFileSync("unzip", ["-q", zip, "-d", target]);
      const names = await filesIn(target);
      return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(target, name), "utf8")]));
    },
  };
}

test("an archive holds the signed file if there is one, else the source, each under a unique name", async () => {
  const { add, addFile, unpack } = await library();
  await add("Nuoma", "draft");
  await add("doc_2", "source");
  await addFile("doc_2", "nuoma.pdf", "signed", "signed");
  expect(await unpack(["Nuoma", "doc_2", "Nuoma"])).toEqual({
    "Nuoma.pdf": "draft",
    "nuoma (2).pdf": "signed",
  });
});

test("a document with several files gets a folder, whose name contains no path", async () => {
  const { db, add, addFile, unpack } = await library();
  await add("doc_1", "contract");
  await addFile("doc_1", "Priedas.txt", "appendix", "source");
  await db.write((tx) => renameDocument(tx, { id: "doc_1", name: "../Sutartis 2026/11", now }));
  expect(await unpack(["doc_1"])).toEqual({
    ".._Sutartis 2026_11/doc_1.pdf": "contract",
    ".._Sutartis 2026_11/Priedas.txt": "appendix",
  });
});

test("names that Windows refuses are packed under others, which stay unique", async () => {
  const { db, add, addFile, unpack } = await library();
  await add("doc_1", "contract");
  await addFile("doc_1", "a:b.pdf", "first", "source");
  await addFile("doc_1", "a?b.pdf", "second", "source");
  await add("doc_2", "device");
  await addFile("doc_2", "CON.pdf", "signed", "signed");
  await db.write((tx) => renameDocument(tx, { id: "doc_1", name: "aux.", now }));
  expect(await unpack(["doc_1", "doc_2"])).toEqual({
    "_aux/doc_1.pdf": "contract",
    "_aux/a_b.pdf": "first",
    "_aux/a_b (2).pdf": "second",
    "_CON.pdf": "signed",
  });
});

test("documents of others and in the trash are left out, and the audit log records those downloaded", async () => {
  const { db, parts, userId, add, unpack } = await library();
  await add("doc_1", "mine");
  await add("doc_2", "deleted");
  await add("doc_3", "hers", await addUser(db, "eve", now));
  await trashDocument(parts, { documentId: "doc_2", userId, evenSigned: false });
  expect(await unpack(["doc_1", "doc_2", "doc_3"])).toEqual({ "doc_1.pdf": "mine" });
  const taken: (string | null)[] = [];
  for await (const { action, documentId } of readAuditChain(db.read))
    if (action === "file.downloaded") taken.push(documentId);
  expect(taken).toEqual(["doc_1"]);
});

test("an archive without documents, or larger than all programs can open, is refused", async () => {
  const { db, userId, archive } = await library();
  expect(await archive(["made-up"])).toBeUndefined();
  await addDocument(db, { id: "doc_1", ownerId: userId, now, sizeBytes: 4_000_000_001 });
  await expect(archive(["doc_1"])).rejects.toThrow("archive_too_large");
});
