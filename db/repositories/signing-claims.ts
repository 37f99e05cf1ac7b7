import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { locked, skipLocked } from "../dialect/locks";
import { instantOf } from "../dialect/words";
import { signingFiles, signings } from "../schema";

/** The right to work on a signing for a while. The attempt number fences off an earlier claim. */
export type Claim = { signingId: string; documentId: string; attempt: number; signalCount: number };

type ClaimTime = { now: Date; leaseMs: number };

/** Condition: the signing is due, and no process is working on it. */
const isDue = (now: Date) =>
  and(
    isNotNull(signings.dueAt),
    lte(signings.dueAt, now),
    or(isNull(signings.leaseUntil), lte(signings.leaseUntil, now)),
  );

export async function hasDueSigning(handle: Handle, now: Date): Promise<boolean> {
  const found = await handle.select({ id: signings.id }).from(signings).where(isDue(now)).limit(1);
  return found.length > 0;
}

/** Claims the signing that has been due longest and that no process is working on. */
export async function claimDueSigning(tx: Tx, { now, leaseMs }: ClaimTime): Promise<Claim | undefined> {
  const [due] = await skipLocked(
    tx.select({ id: signings.id }).from(signings).where(isDue(now)).orderBy(asc(signings.dueAt)).limit(1),
  );
  if (!due) return undefined;
  const [claim] = await tx
    .update(signings)
    .set({ attempt: sql`${signings.attempt} + 1`, leaseUntil: new Date(now.getTime() + leaseMs) })
    .where(and(eq(signings.id, due.id), isDue(now)))
    .returning({
      signingId: signings.id,
      documentId: signings.documentId,
      attempt: signings.attempt,
      signalCount: signings.signalCount,
    });
  return claim;
}

/** Condition: no other process has claimed the signing since, and the claim was not released. */
const isHeld = ({ signingId, attempt }: Claim) =>
  and(eq(signings.id, signingId), eq(signings.attempt, attempt), isNotNull(signings.leaseUntil));

/** Returns false if the claim was lost: the lease expired and another process took over. */
export async function extendLease(tx: Tx, claim: Claim, { now, leaseMs }: ClaimTime): Promise<boolean> {
  const extended = await tx
    .update(signings)
    .set({ leaseUntil: new Date(now.getTime() + leaseMs) })
    .where(isHeld(claim))
    .returning({ id: signings.id });
  return extended.length === 1;
}

/**
 * Locks the signing for this transaction, which may then base decisions on everything that belongs to it.
 *
 * @returns false if the claim was lost
 */
export async function lockClaimed(tx: Tx, claim: Claim): Promise<boolean> {
  const found = await locked(tx.select({ id: signings.id }).from(signings).where(isHeld(claim)));
  return found.length === 1;
}

/** The columns that a step may change. */
export type SigningChanges = Partial<
  Pick<
    typeof signings.$inferInsert,
    | "status"
    | "uploadIntendedAt"
    | "createIntendedAt"
    | "gatewayToken"
    | "gatewayExpiresAt"
    | "checkedAt"
    | "warnings"
    | "partialFileId"
    | "keptSignatures"
    | "resultUrl"
    | "resultDigest"
    | "isResultRejected"
    | "isLevelWaived"
    | "damagedArrivals"
    | "signedFileId"
    | "archive"
    | "deletedAtGatewayAt"
    | "reason"
    | "failures"
    | "quietChecks"
  >
>;

/** Writes the result of a step under the claim. Returns false if the claim was lost: nothing is written. */
export async function writeClaimed(tx: Tx, claim: Claim, changes: SigningChanges): Promise<boolean> {
  const written = await tx
    .update(signings)
    .set({ ...changes, attempt: claim.attempt })
    .where(isHeld(claim))
    .returning({ id: signings.id });
  return written.length === 1;
}

/**
 * Releases the claim; the signing is due at `dueAt`, or never again. A signal in the meantime makes it due at once
 * instead, followed by short waits, unless its last call failed.
 */
export async function releaseClaim(
  tx: Tx,
  claim: Claim,
  { dueAt, now }: { dueAt: Date | null; now: Date },
): Promise<void> {
  const due = instantOf(dueAt);
  const isSignaled = sql`${due} is not null and ${signings.signalCount} <> ${claim.signalCount} and ${signings.failures} = 0`;
  await tx
    .update(signings)
    .set({
      leaseUntil: null,
      dueAt: sql`case when ${isSignaled} then ${instantOf(now)} else ${due} end`,
      quietChecks: sql`case when ${isSignaled} then 0 else ${signings.quietChecks} end`,
    })
    .where(isHeld(claim));
}

const signaled = (now: Date, quietChecks = 0) => ({
  signalCount: sql`${signings.signalCount} + 1`,
  dueAt: sql`case when ${signings.failures} > 0 then ${signings.dueAt} else ${instantOf(now)} end`,
  quietChecks,
});

/**
 * Makes a signing due because of a signal from outside. A finished signing stays finished, and one whose last call
 * failed keeps its wait, so that signals do not hammer a gateway in trouble.
 *
 * @param quietChecks where the waits continue: 0 checks again soon, a few times
 */
export async function signalSigning(
  tx: Tx,
  { signingId, now, quietChecks }: { signingId: string; now: Date; quietChecks?: number },
): Promise<void> {
  await tx
    .update(signings)
    .set(signaled(now, quietChecks))
    .where(and(eq(signings.id, signingId), isNotNull(signings.dueAt)));
}

/** Records what a postback reports about the archiving of a signing's file. */
export async function recordArchiveReport(
  tx: Tx,
  { signingId, archive }: { signingId: string; archive: "awaited" | "failure_reported" },
): Promise<void> {
  await tx.update(signings).set({ archive }).where(eq(signings.id, signingId));
}

/** Makes the signing due that is being prepared with a file. */
export async function signalSigningOfFile(
  tx: Tx,
  { fileId, now }: { fileId: string; now: Date },
): Promise<void> {
  const ofFile = tx
    .select({ id: signingFiles.signingId })
    .from(signingFiles)
    .where(eq(signingFiles.fileId, fileId));
  await tx
    .update(signings)
    .set(signaled(now))
    .where(and(inArray(signings.id, ofFile), eq(signings.status, "preparing"), isNotNull(signings.dueAt)));
}
