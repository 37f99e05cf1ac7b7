import { and, asc, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { Handle } from "../client";
import { documents, signers, signings, users } from "../schema";
import { hasTurn } from "./turns";
import { signUntil } from "./sign-until";

/** What waits for a user's signature: out at the gateway, their turn, and neither signed nor declined by them. */
const waitsFor = (handle: Handle, userId: string) =>
  and(
    eq(signers.userId, userId),
    eq(signings.status, "out_for_signature"),
    isNull(signings.cancelAskedAt),
    isNotNull(signers.sealedToken),
    isNull(signers.signedAt),
    isNull(signers.declinedAt),
    hasTurn(handle),
    isNull(signers.withdrawnAt),
  );

/** The documents that wait for a user's signature, those that end first first. */
export async function listToSign(handle: Handle, { userId, limit }: { userId: string; limit: number }) {
  return handle
    .select({
      documentId: documents.id,
      documentName: documents.name,
      senderName: users.name,
      senderSurname: users.surname,
      signUntil,
    })
    .from(signers)
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .innerJoin(users, eq(users.id, signings.sentById))
    .where(waitsFor(handle, userId))
    .orderBy(asc(signUntil), asc(signings.id))
    .limit(limit);
}

export type DocumentToSign = Awaited<ReturnType<typeof listToSign>>[number];

export async function countToSign(handle: Handle, userId: string): Promise<number> {
  const [found] = await handle
    .select({ count: count() })
    .from(signers)
    .innerJoin(signings, eq(signings.id, signers.signingId))
    .where(waitsFor(handle, userId));
  return found?.count ?? 0;
}
