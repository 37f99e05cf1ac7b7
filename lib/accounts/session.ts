import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import {
  deleteOwnSession,
  deleteSession,
  deleteSessionsOfUser,
  insertSession,
  isLastSeenStale,
  markSeen,
} from "@/db/repositories/sessions";
import { setPassword } from "@/db/repositories/users";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/request/origin";
import { dayMs, minuteMs } from "@/lib/domain/time/durations";

/** How long a session lasts. */
export const sessionMs = 30 * dayMs;

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

/** Ends one session, if it has not ended already. */
export async function endSession(
  db: Db,
  { sessionId, origin, now }: Request & { sessionId: string },
): Promise<void> {
  await db.write(async (tx) => {
    const userId = await deleteSession(tx, sessionId);
    if (userId) await appendAuditEvent(tx, { at: now, action: "user.signed_out", actorId: userId, origin });
  });
}

/** Ends another session of the same user. Sessions of other users are left alone. */
export async function endOwnSession(
  db: Db,
  { sessionId, userId, origin, now }: Request & { sessionId: string; userId: string },
): Promise<void> {
  await db.write(async (tx) => {
    if (await deleteOwnSession(tx, { sessionId, userId }))
      await appendAuditEvent(tx, { at: now, action: "user.signed_out", actorId: userId, origin });
  });
}

/** Ends every session of a user, including the current one. */
export async function endAllSessions(
  db: Db,
  { userId, origin, now }: Request & { userId: string },
): Promise<void> {
  await db.write(async (tx) => {
    await deleteSessionsOfUser(tx, userId);
    await appendAuditEvent(tx, { at: now, action: "user.signed_out_everywhere", actorId: userId, origin });
  });
}

/** Precise enough for the list of sessions, and rare enough to cost nothing. */
const seenEveryMs = 5 * minuteMs;

/** Records that a session is in use, unless that was recorded recently. */
export async function recordSeen(db: Db, sessionId: string, now: Date): Promise<void> {
  const staleBefore = new Date(now.getTime() - seenEveryMs);
  if (await isLastSeenStale(db.read, { sessionId, staleBefore }))
    await db.write((tx) => markSeen(tx, { sessionId, now, staleBefore }));
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
