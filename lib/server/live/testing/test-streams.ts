import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { insertSession } from "@/db/repositories/sessions";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import { createChangeStreams } from "../change-streams";
import type { Listener } from "../listener";
import { readEvents } from "./read-events";

const now = new Date("2026-11-24T10:00:00Z");
const ada: Listener = { kind: "user", userId: "usr_ada", sessionId: "ses_ada" };

/**
 * Streams of changes on a database with two documents of Ada's, "doc_1" and "doc_2", and one of Eve's, "doc_eve". They
 * end with the test.
 *
 * @param wrap replaces the database that the streams read
 */
export async function startTestStreams(wrap = (db: Db): Db => db) {
  const db = openTestDatabase();
  for (const name of ["ada", "eve"]) {
    const userId = await addUser(db, name, now);
    const expiresAt = new Date(now.getTime() + 1_000);
    await db.write((tx) => insertSession(tx, { id: `ses_${name}`, userId, createdAt: now, expiresAt }));
  }
  for (const id of ["doc_1", "doc_2"]) await addDocument(db, { id, ownerId: "usr_ada", now });
  await addDocument(db, { id: "doc_eve", ownerId: "usr_eve", now });
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const streams = createChangeStreams({ db: wrap(db), now: () => now, random: () => 0.5, log });
  onTestEnd(() => streams.end());
  return {
    ...{ db, streams, logged, now },
    append: (documentId: string, { action = "signing.sent" as AuditAction, to = db as Db } = {}) =>
      to.write((tx) => appendAuditEvent(tx, { at: now, action, documentId })),
    /** Opens a stream for Ada. */
    listen({ afterSeq = 0, signal = new AbortController().signal } = {}) {
      return readEvents(streams.open(ada, { afterSeq, signal }));
    },
  };
}
