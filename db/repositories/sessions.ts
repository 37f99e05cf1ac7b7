import { and, desc, eq, gt, isNull, lt, lte, or } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { sessions, users } from "../schema";
import { type Person, personColumns } from "./users";

/** Also forgets sessions that have ended by themselves, and notes when the person last signed in. */
export async function insertSession(tx: Tx, session: typeof sessions.$inferInsert): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, session.createdAt));
  await tx.insert(sessions).values(session);
  await tx.update(users).set({ lastSignInAt: session.createdAt }).where(eq(users.id, session.userId));
}

type Seen = { sessionId: string; now: Date; notSince: Date };

const wasNotSeen = ({ sessionId, notSince }: Omit<Seen, "now">) =>
  and(
    eq(sessions.id, sessionId),
    lt(sessions.createdAt, notSince),
    or(isNull(sessions.lastSeenAt), lt(sessions.lastSeenAt, notSince)),
  );

/** Whether a session was last seen before a moment. */
export async function isSeenLongAgo(handle: Handle, seen: Omit<Seen, "now">): Promise<boolean> {
  const found = await handle.select({ id: sessions.id }).from(sessions).where(wasNotSeen(seen));
  return found.length === 1;
}

/** Notes that a session is in use. */
export async function markSeen(tx: Tx, { now, ...seen }: Seen): Promise<void> {
  await tx.update(sessions).set({ lastSeenAt: now }).where(wasNotSeen(seen));
}

/** The browsers in which a person is signed in, the latest first. */
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

/** Ends one session of a person's own. False: there is no such one. */
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
    .where(
      and(
        eq(sessions.id, sessionId),
        gt(sessions.expiresAt, now),
        isNull(users.disabledAt),
        isNull(users.deletedAt),
      ),
    );
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
