import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import {
  deleteOwnSession,
  deleteSession,
  deleteSessionsOfUser,
  insertSession,
  isSeenLongAgo,
  markSeen,
} from "@/db/repositories/sessions";
import { setPassword } from "@/db/repositories/users";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/request/origin";
import { dayMs, minuteMs } from "@/lib/domain/time/durations";

const sessionMs = 30 * dayMs;

type Request = { origin?: Origin; now: Date };

/** Records that a browser has signed in. @returns the session's id */
export async function startSession(
  db: Db,
  { userId, origin, now }: Request & { userId: string },
): Promise<string> {
  const id = newId("session", now);
  await db.write(async (tx) => {
    const expiresAt = new Date(now.getTime() + sessionMs);
    await insertSession(tx, { id, userId, ...origin, createdAt: now, expiresAt });
    await appendAuditEvent(tx, { at: now, action: "user.signed_in", actorId: userId, origin });
  });
  return id;
}

/** Ends one session. One that has ended already is left as it is. */
export async function endSession(
  db: Db,
  { sessionId, origin, now }: Request & { sessionId: string },
): Promise<void> {
  await db.write(async (tx) => {
    const userId = await deleteSession(tx, sessionId);
    if (userId) await appendAuditEvent(tx, { at: now, action: "user.signed_out", actorId: userId, origin });
  });
}

/** Ends another session of the same person. One that is not theirs is left as it is. */
export async function endOwnSession(
  db: Db,
  { sessionId, userId, origin, now }: Request & { sessionId: string; userId: string },
): Promise<void> {
  await db.write(async (tx) => {
    if (await deleteOwnSession(tx, { sessionId, userId }))
      await appendAuditEvent(tx, { at: now, action: "user.signed_out", actorId: userId, origin });
  });
}

/** Ends every session of a person, the one that asks for it too. */
export async function endAllSessions(
  db: Db,
  { userId, origin, now }: Request & { userId: string },
): Promise<void> {
  await db.write(async (tx) => {
    await deleteSessionsOfUser(tx, userId);
    await appendAuditEvent(tx, { at: now, action: "user.signed_out_everywhere", actorId: userId, origin });
  });
}

/** Exact enough for people to tell their browsers apart, and rare enough to cost nothing. */
const seenEveryMs = 5 * minuteMs;

/** Notes that a session is in use, if that was not noted lately. */
export async function noteSeen(db: Db, sessionId: string, now: Date): Promise<void> {
  const notSince = new Date(now.getTime() - seenEveryMs);
  if (await isSeenLongAgo(db.read, { sessionId, notSince }))
    await db.write((tx) => markSeen(tx, { sessionId, now, notSince }));
}

/** Sets a new password and ends every session of the account. */
export async function changePassword(
  db: Db,
  { userId, passwordHash, origin, now }: Request & { userId: string; passwordHash: string },
): Promise<void> {
  await db.write(async (tx) => {
    await setPassword(tx, { userId, passwordHash });
    await deleteSessionsOfUser(tx, userId);
    await appendAuditEvent(tx, { at: now, action: "user.password_changed", actorId: userId, origin });
  });
}
