import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { insertSession } from "@/db/repositories/sessions";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { changeStreamResponse, closeChangeStreams } from "./change-stream";
import { readEvents } from "./testing/read-events";

const now = new Date("2026-11-24T10:00:00Z");
let db: Db;

beforeEach(async () => {
  db = openTestDatabase();
  const userId = await addUser(db, "ada", now);
  await addDocument(db, { id: "doc_1", ownerId: userId, now });
  const expiresAt = new Date(now.getTime() + 60_000);
  await db.write((tx) => insertSession(tx, { id: "ses_ada", userId, createdAt: now, expiresAt }));
  vi.stubGlobal("paraphChangeStreams", undefined); // streams end for good, so each test has its own
});

afterEach(() => {
  closeChangeStreams();
  vi.unstubAllGlobals();
});

function connect(query = "", headers: Record<string, string> = {}) {
  const request = new Request(`http://portal.test/api/events${query}`, { headers });
  const context = { db, now: () => now, random: () => 0.5, log: () => {} };
  return changeStreamResponse(request, context, {
    kind: "user",
    userId: "usr_ada",
    sessionId: "ses_ada",
  });
}

const append = () =>
  db.write((tx) => appendAuditEvent(tx, { at: now, action: "signing.sent", documentId: "doc_1" }));

test("continues after the number in the URL", async () => {
  await append();
  const stream = readEvents(connect("?after=1").body!);
  await append();
  expect(await stream.changesUntil(2)).toEqual([{ seq: 2, documentId: "doc_1" }]);
});

test("continues after the Last-Event-ID of a browser that reconnects, not after the number in the URL", async () => {
  await append();
  const stream = readEvents(connect("?after=0", { "last-event-id": "1" }).body!);
  await append();
  expect(await stream.changesUntil(2)).toEqual([{ seq: 2, documentId: "doc_1" }]);
});

test("when a portal stops, its streams end, and later ones only set when the browser reconnects", async () => {
  const stream = readEvents(connect().body!);
  closeChangeStreams();
  expect(await stream.ended()).toEqual([]);
  const refused = connect();
  expect(refused.status).toBe(200);
  expect(refused.headers.get("content-type")).toBe("text/event-stream");
  expect(refused.headers.get("connection")).toBe("close");
  expect(await refused.text()).toBe("retry: 600\n\n");
});
