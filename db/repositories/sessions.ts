import { and, eq, gt, isNull, lte } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { sessions, users } from "../schema";
import { type Person, personColumns } from "./users";

/** Also forgets sessions that have ended by themselves. */
export async function insertSession(tx: Tx, session: typeof sessions.$inferInsert): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, session.createdAt));
  await tx.insert(sessions).values(session);
}

/** The person behind a session, unless it ended or the account was disabled. */
export async function findSessionPerson(
  handle: Handle,
  sessionId: string,
  now: Date,
): Promise<Person | undefined> {
  const [found] = await handle
    .select(personColumns)
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, now), isNull(users.disabledAt)));
  return found;
}

/** Gives the id of the user whose session it was. */
export async function deleteSession(tx: Tx, sessionId: string): Promise<string | undefined> {
  const [deleted] = await tx
    .delete(sessions)
    .where(eq(sessions.id, sessionId))
    .returning({ userId: sessions.userId });
  return deleted?.userId;
}

export async function deleteSessionsOfUser(tx: Tx, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}
