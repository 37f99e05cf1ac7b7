import { and, desc, eq, gt, inArray, isNull, lt, lte, or } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { sessions, users } from "../schema";
import { type Person, personColumns } from "./users";

/** Adds a session, deletes expired ones, and records when the user last signed in. */
export async function insertSession(tx: Tx, session: typeof sessions.$inferInsert): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, session.createdAt));
  await tx.insert(sessions).values(session);
  await tx.update(users).set({ lastSignInAt: session.createdAt }).where(eq(users.id, session.userId));
}

type Seen = { sessionId: string; now: Date; staleBefore: Date };

const isStale = ({ sessionId, staleBefore }: Omit<Seen, "now">) =>
  and(
    eq(sessions.id, sessionId),
    lt(sessions.createdAt, staleBefore),
    or(isNull(sessions.lastSeenAt), lt(sessions.lastSeenAt, staleBefore)),
  );

/** Whether a session was neither started nor last seen since `staleBefore`. */
export async function isLastSeenStale(handle: Handle, seen: Omit<Seen, "now">): Promise<boolean> {
  const found = await handle.select({ id: sessions.id }).from(sessions).where(isStale(seen));
  return found.length === 1;
}

/** Records that a session is in use, unless that was recorded since `staleBefore`. */
export async function markSeen(tx: Tx, { now, ...seen }: Seen): Promise<void> {
  await tx.update(sessions).set({ lastSeenAt: now }).where(isStale(seen));
}

/** The browsers in which a user is signed in, latest first. */
export async function listSessions(handle: Handle, { userId, now }: { userId: string; now: Date }) {
  return handle
    .select({
      id: sessions.id,
      client: sessions.client,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt), desc(sessions.id));
}

export type OwnSession = Awaited<ReturnType<typeof listSessions>>[number];

/** Ends one of the user's own sessions. Returns false if there is no such session. */
export async function deleteOwnSession(
  tx: Tx,
  { sessionId, userId }: { sessionId: string; userId: string },
): Promise<boolean> {
  const deleted = await tx
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)))
    .returning({ id: sessions.id });
  return deleted.length === 1;
}

/** Condition: the session has not ended, and the account was neither disabled nor deleted. */
const isValidAt = (now: Date) =>
  and(gt(sessions.expiresAt, now), isNull(users.disabledAt), isNull(users.deletedAt));

/** The person of a session, unless it has ended, or the account was disabled or deleted. */
export async function findSessionPerson(
  handle: Handle,
  sessionId: string,
  now: Date,
): Promise<Person | undefined> {
  const [found] = await handle
    .select(personColumns)
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), isValidAt(now)));
  return found;
}

/** Those of the sessions for which `findSessionPerson` returns a person, each with the person's role. */
export async function listValidSessions(
  handle: Handle,
  { sessionIds, now }: { sessionIds: string[]; now: Date },
) {
  return handle
    .select({ id: sessions.id, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(inArray(sessions.id, sessionIds), isValidAt(now)));
}

/** Ends a session and returns its user's id, if there was one. */
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
