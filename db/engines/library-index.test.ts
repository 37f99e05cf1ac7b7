import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import type { Db } from "../client";
import { visibleTo } from "../repositories/documents";
import { deleteFile, insertFile } from "../repositories/files";
import { listLibrary } from "../repositories/library";
import { insertSigning, insertSigningFiles } from "../repositories/signings";
import { moveToTrash } from "../repositories/trash";
import { documents, signings } from "../schema";
import { openTestDatabase } from "../testing/open-test-database";
import { addDocument, addDocumentToSign, addUser } from "../testing/sample-rows";

const start = new Date("2026-11-24T10:00:00Z");

let db: Db;
let ada: string;
let eve: string;

beforeEach(async () => {
  db = openTestDatabase();
  [ada, eve] = [await addUser(db, "ada", start), await addUser(db, "eve", start)];
});

const add = (id: string, name: string) => addDocument(db, { id, name, ownerId: ada, now: start });

async function list(q?: string, userId = ada): Promise<string[]> {
  const page = await listLibrary(db.read, { scope: { userId }, query: readLibraryQuery({ q }), limit: 100 });
  return page.documents.map(({ id }) => id);
}

test("the index agrees with the access check of single documents in any state of signings and signers", async () => {
  const chance = seededChance(7);
  for (let number = 0; number < 60; number++) {
    const document = { id: `s${number}`, ownerId: chance(2) ? eve : ada, now: start };
    const documentId = await addDocumentToSign(db, document, {
      userId: chance(2) ? ada : eve,
      sealedToken: chance(3) ? "token" : null,
      removedAt: chance(4) ? null : start,
      signedAt: chance(2) ? start : null,
    });
    if (chance(2)) await resendDocument(documentId, { isKept: chance(2), isContinued: chance(2) });
    if (chance(8)) await db.write((tx) => moveToTrash(tx, { documentId, now: start, purgeAt: start }));
  }
  for (const userId of [ada, eve]) {
    const visible = visibleTo(db.read, userId);
    const guarded = await db.read.select({ id: documents.id }).from(documents).where(visible);
    const listed = await list(undefined, userId);
    expect(listed.sort()).toEqual(guarded.map(({ id }) => id).sort());
    expect(listed.length).toBeGreaterThan(20);
  }
});

/** Ends a document's signing and sends it again, perhaps continuing from the partly signed file. */
async function resendDocument(
  documentId: string,
  { isKept, isContinued }: { isKept: boolean; isContinued: boolean },
) {
  const [id, fileId] = [`${documentId.slice(4)}b`, `fil_${documentId}_kept`];
  const kept = { id: fileId, documentId, name: "a.pdf", sha256: "a", sizeBytes: 1, createdAt: start };
  const ended = { status: "expired" as const, partialFileId: isKept ? fileId : null };
  const newSigning = { id, documentId, sentById: ada, status: "preparing" as const, language: "en" as const };
  await db.write(async (tx) => {
    await insertFile(tx, { ...kept, role: "partial" });
    await tx.update(signings).set(ended).where(eq(signings.documentId, documentId));
    await insertSigning(tx, { ...newSigning, createdAt: start });
    if (isContinued) await insertSigningFiles(tx, [{ signingId: id, fileId }]);
  });
}

test("a deleted document is removed from the index", async () => {
  await add("doc_1", "Lease");
  await db.write(async (tx) => {
    await deleteFile(tx, "fil_doc_1");
    await tx.delete(documents).where(eq(documents.id, "doc_1"));
  });
  expect([await list(), await list("lease")]).toEqual([[], []]);
});

/** Returns a function that is true once in `n` calls on average, in the same sequence on each run. */
function seededChance(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n === 0;
  };
}
