import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { deleteSession, deleteSessionsOfUser, insertSession } from "@/db/repositories/sessions";
import { setPassword } from "@/db/repositories/users";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/origin";

const sessionMs = 30 * 24 * 60 * 60 * 1000;

type Request = { origin?: Origin; now: Date };

/** Records that a browser has signed in. @returns the session's id */
export async function startSession(
  db: Db,
  { userId, origin, now }: Request & { userId: string },
): Promise<string> {
  const id = newId("session", now);
  await db.write(async (tx) => {
    await insertSession(tx, { id, userId, createdAt: now, expiresAt: new Date(now.getTime() + sessionMs) });
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
