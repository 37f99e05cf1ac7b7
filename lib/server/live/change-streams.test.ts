import { expect, test, vi } from "vitest";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import * as changes from "@/db/repositories/changes";
import { auditEvents } from "@/db/schema";
import { addDocument } from "@/db/testing/sample-rows";
import { startTestStreams } from "./testing/test-streams";

test("a change of my document is reported once, with its number", async () => {
  const { db, now, append, listen } = await startTestStreams();
  const stream = listen();
  await append("doc_1");
  expect(await stream.changesUntil(1)).toEqual([{ seq: 1, documentId: "doc_1" }]);
  await db.write(async (tx) => {
    for (const action of ["signing.sent", "signer.signed"] as const)
      await appendAuditEvent(tx, { at: now, action, documentId: "doc_1" });
  });
  expect(await stream.changesUntil(3)).toEqual([{ seq: 3, documentId: "doc_1" }]);
});

test("other users' documents, and events that change no page, are not reported", async () => {
  const { append, listen } = await startTestStreams();
  const stream = listen();
  await append("doc_eve");
  await append("doc_1", { action: "file.downloaded" });
  await append("doc_2");
  expect(await stream.changesUntil(3)).toEqual([{ seq: 3, documentId: "doc_2" }]);
});

test("a stream continues after the last number that the browser received", async () => {
  const { append, listen } = await startTestStreams();
  for (const id of ["doc_2", "doc_1", "doc_eve", "doc_2"]) await append(id);
  const all = await listen().changesUntil(4);
  expect(all).toEqual([
    { seq: 2, documentId: "doc_1" },
    { seq: 4, documentId: "doc_2" },
  ]);
  expect(await listen({ afterSeq: 2 }).changesUntil(4)).toEqual(all.slice(1));
});

test("a browser that knows more events than a restored database has receives a change, and the next ones", async () => {
  const { append, listen } = await startTestStreams();
  await append("doc_1");
  const stream = listen({ afterSeq: 99 });
  expect(await stream.changesUntil(1)).toEqual([{ seq: 1 }]);
  await append("doc_2");
  expect(await stream.changesUntil(2)).toContainEqual({ seq: 2, documentId: "doc_2" });
});

test("streams that open among commits neither miss nor repeat a change", async () => {
  const { db, now, append, listen } = await startTestStreams();
  const ids = Array.from({ length: 60 }, (_, index) => `doc_many_${index}`);
  for (const id of ids) await addDocument(db, { id, ownerId: "usr_ada", now });
  const received = ids.map(async (id) => {
    await append(id);
    return listen().changesUntil(ids.length);
  });
  for (const found of await Promise.all(received)) {
    expect(found.map(({ seq }) => seq)).toEqual(ids.map((_, index) => index + 1));
    expect(new Set(found.map(({ documentId }) => documentId))).toEqual(new Set(ids));
  }
});

test("a change while a new stream reads what its browser missed is reported after that", async () => {
  const { append, listen } = await startTestStreams();
  const { listChangedDocuments } = changes;
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const first = listen();
  await append("doc_1");
  await first.changesUntil(1);
  vi.spyOn(changes, "listChangedDocuments").mockImplementationOnce(async (...query) => {
    const missed = await listChangedDocuments(...query);
    await released;
    return missed;
  });
  const late = listen();
  await append("doc_2");
  await first.changesUntil(2);
  release();
  expect(await late.changesUntil(2)).toEqual([
    { seq: 1, documentId: "doc_1" },
    { seq: 2, documentId: "doc_2" },
  ]);
});

test("the database is read as often for fifty streams as for one", async () => {
  const { db, streams, append, listen } = await startTestStreams();
  const queries = vi.spyOn(db.read, "select");
  const countWith = async (count: number) => {
    const latest = await findLatestSeq(db.read);
    const open = Array.from({ length: count }, () => listen({ afterSeq: latest }));
    await append("doc_1");
    for (const stream of open) await stream.changesUntil(latest + 1);
    queries.mockClear();
    await append("doc_1");
    for (const stream of open) expect(await stream.changesUntil(latest + 2)).toHaveLength(1);
    const counted = queries.mock.calls.length;
    streams.end();
    return counted;
  };
  expect(await countWith(50)).toBe(await countWith(1));
});

test("a browser that missed very many events receives one change without a document", async () => {
  const { db, now, append, listen } = await startTestStreams();
  const entry = { action: "signing.sent", outcome: "done" as const, documentId: "doc_eve", detail: {} };
  const rows = Array.from({ length: 5_001 }, (_, index) => ({
    ...{ ...entry, seq: index + 1, at: now },
    ...{ nonce: "", previousHash: "", hash: "" },
  }));
  await db.write(async (tx) => {
    for (let from = 0; from < rows.length; from += 500)
      await tx.insert(auditEvents).values(rows.slice(from, from + 500));
  });
  expect(await listen().changesUntil(5_001)).toEqual([{ seq: 5_001 }]);
  const informed = listen({ afterSeq: 1 });
  await append("doc_1");
  expect(await informed.changesUntil(5_002)).toEqual([{ seq: 5_002, documentId: "doc_1" }]);
});
