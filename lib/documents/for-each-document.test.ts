import { expect, test } from "vitest";
import { setDocumentStatus } from "@/db/repositories/documents";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { countObstacles } from "@/lib/domain/document/bulk";
import { forEachDocument } from "./for-each-document";
import { trashDocument } from "./trash-document";

const now = new Date("2026-11-25T10:00:00Z");

test("an obstacle to one document does not stop the others, and each obstacle is reported", async () => {
  const db = openTestDatabase();
  const [userId, eve] = [await addUser(db, "ada", now), await addUser(db, "eve", now)];
  for (const id of ["doc_1", "doc_2", "doc_3", "doc_4"]) await addDocument(db, { id, ownerId: userId, now });
  await addDocument(db, { id: "doc_eve", ownerId: eve, now });
  await db.write((tx) => setDocumentStatus(tx, { documentId: "doc_2", status: "out_for_signature", now }));
  await db.write((tx) => setDocumentStatus(tx, { documentId: "doc_4", status: "out_for_signature", now }));
  const documentIds = ["doc_eve", "doc_1", "doc_2", "made-up", "doc_1", "doc_3", "doc_4"];
  const outcome = await forEachDocument({ db, userId, documentIds }, (documentId) =>
    trashDocument({ db, now: () => now }, { documentId, userId, evenSigned: false }),
  );
  expect(outcome.done).toEqual(["doc_1", "doc_3"]);
  expect(countObstacles(outcome)).toEqual([
    { obstacle: "document_gone", count: 2 },
    { obstacle: "cancel_first", count: 2 },
  ]);
});

test("an error that is not a refusal is rethrown", async () => {
  const db = openTestDatabase();
  const fault = new Error("The disk failed.");
  const failing = forEachDocument({ db, userId: "usr_1", documentIds: ["doc_1"] }, () =>
    Promise.reject(fault),
  );
  await expect(failing).rejects.toBe(fault);
});
