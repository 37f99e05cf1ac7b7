import { expect, test } from "vitest";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { recordFileInspection, recordDocumentInspection } from "./record-inspection";

const start = new Date("2026-11-25T10:00:00Z");

test("each inspection by an admin is recorded, and a reload of the page is not another one", async () => {
  const db = openTestDatabase();
  const inspect = (adminId: string, minutes: number, documentId = "doc_1") => {
    const now = () => new Date(start.getTime() + minutes * 60_000);
    return recordDocumentInspection({ db, now }, { documentId, adminId });
  };
  await inspect("usr_1", 0);
  await inspect("usr_1", 5);
  await inspect("usr_2", 6);
  await inspect("usr_1", 7, "doc_2");
  await inspect("usr_1", 11);
  const entries = [];
  for await (const { action, actorId, documentId } of readAuditChain(db.read))
    entries.push([action, actorId, documentId].join());
  expect(entries).toEqual([
    "document.inspected,usr_1,doc_1",
    "document.inspected,usr_2,doc_1",
    "document.inspected,usr_1,doc_2",
    "document.inspected,usr_1,doc_1",
  ]);
});

test("loading a file without its start is recorded, and its other parts belong to the same inspection", async () => {
  const db = openTestDatabase();
  const load = (sha256: string, minutes: number, isBeginning: boolean) => {
    const now = () => new Date(start.getTime() + minutes * 60_000);
    const inspection = { documentId: "doc_1", adminId: "usr_1", file: { role: "source", sha256 } };
    return recordFileInspection({ db, now }, { ...inspection, isDownload: false, isBeginning });
  };
  await load("a", 0, false);
  await load("a", 1, false);
  await load("b", 2, false);
  await load("b", 3, true);
  await load("b", 4, false);
  await load("a", 11, false);
  const entries = [];
  for await (const { action, detail } of readAuditChain(db.read)) entries.push(`${action} ${detail.sha256}`);
  expect(entries).toEqual(["a", "b", "b", "a"].map((sha256) => `file.inspected ${sha256}`));
});
