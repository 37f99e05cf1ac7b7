import { and, asc, count, eq } from "drizzle-orm";
import type { Handle } from "../client";
import { isSet } from "../dialect/words";
import { documents, libraryEntries, signings, users } from "../schema";
import { isOut, signUntil } from "./signing-conditions";

/** Compared with a literal, because SQLite uses the partial index only for the same expression. */
const waitsFor = (userId: string) => and(eq(libraryEntries.userId, userId), isSet(libraryEntries.isWaiting));

/** The documents that wait for a user's signature, soonest deadline first. */
export async function listToSign(handle: Handle, { userId, limit }: { userId: string; limit: number }) {
  return handle
    .select({
      documentId: documents.id,
      documentName: documents.name,
      senderName: users.name,
      senderSurname: users.surname,
      signUntil,
    })
    .from(libraryEntries)
    .innerJoin(documents, eq(documents.id, libraryEntries.documentId))
    .innerJoin(signings, and(eq(signings.documentId, documents.id), isOut))
    .innerJoin(users, eq(users.id, signings.sentById))
    .where(waitsFor(userId))
    .orderBy(asc(signUntil), asc(signings.id))
    .limit(limit);
}

export type DocumentToSign = Awaited<ReturnType<typeof listToSign>>[number];

export async function countToSign(handle: Handle, userId: string): Promise<number> {
  const [found] = await handle.select({ count: count() }).from(libraryEntries).where(waitsFor(userId));
  return found?.count ?? 0;
}
