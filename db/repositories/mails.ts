import { and, asc, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "../dialect/columns";
import { skipLocked } from "../dialect/locks";
import type { Language } from "@/lib/domain/text/language";
import type { MailEnding, SigningMailKind } from "@/lib/domain/mail/mail-kind";
import type { Handle, Tx } from "../client";
import { documents, mails, signers, signings, users } from "../schema";
import { signUntil } from "./signing-conditions";

export type NewMail = typeof mails.$inferInsert;

export async function insertMail(tx: Tx, mail: NewMail): Promise<void> {
  await tx.insert(mails).values(mail);
}

/** The right to send one mail. The attempt number fences off an earlier claim. */
export type MailClaim = { mailId: string; attempt: number };

type ClaimTime = { now: Date; leaseMs: number };

const isDue = (now: Date) =>
  and(
    isNotNull(mails.dueAt),
    lte(mails.dueAt, now),
    or(isNull(mails.leaseUntil), lte(mails.leaseUntil, now)),
  );

export async function hasDueMail(handle: Handle, now: Date): Promise<boolean> {
  const found = await handle.select({ id: mails.id }).from(mails).where(isDue(now)).limit(1);
  return found.length > 0;
}

/** Claims the mail that has been due longest and that no process is sending. */
export async function claimDueMail(tx: Tx, { now, leaseMs }: ClaimTime): Promise<MailClaim | undefined> {
  const [due] = await skipLocked(
    tx
      .select({ id: mails.id })
      .from(mails)
      .where(isDue(now))
      .orderBy(asc(mails.dueAt), asc(mails.id))
      .limit(1),
  );
  if (!due) return undefined;
  const [claim] = await tx
    .update(mails)
    .set({ attempt: sql`${mails.attempt} + 1`, leaseUntil: new Date(now.getTime() + leaseMs) })
    .where(and(eq(mails.id, due.id), isDue(now)))
    .returning({ mailId: mails.id, attempt: mails.attempt });
  return claim;
}

type Result = Partial<Pick<NewMail, "dueAt" | "sentAt" | "ending" | "failures" | "sealedLinkToken">>;

/** Writes the result of sending and releases the claim. Returns false if the claim was lost: nothing is written. */
export async function settleMail(tx: Tx, claim: MailClaim, result: Result): Promise<boolean> {
  const settled = await tx
    .update(mails)
    .set({ ...result, leaseUntil: null })
    .where(and(eq(mails.id, claim.mailId), eq(mails.attempt, claim.attempt), isNotNull(mails.leaseUntil)))
    .returning({ id: mails.id });
  return settled.length === 1;
}

/** The content of a mail about a signing, as recorded now; `undefined` for a mail about something else. */
export async function findMailContent(handle: Handle, mailId: string) {
  const sender = alias(users, "sender");
  const account = alias(users, "account");
  const [found] = await handle
    .select({
      id: mails.id,
      kind: sql<SigningMailKind>`${mails.kind}`,
      messageId: mails.messageId,
      recipientName: mails.recipientName,
      recipientEmail: mails.recipientEmail,
      sealedLinkToken: mails.sealedLinkToken,
      failures: mails.failures,
      signingId: signings.id,
      signingStatus: signings.status,
      signerId: mails.signerId,
      withdrawnAt: signers.withdrawnAt,
      cancelRequestedAt: signings.cancelRequestedAt,
      cancelReason: signings.cancelReason,
      /**
       * The language of the recipient's account; without one, the sender's language at the time of sending for the
       * sender, and the language of the signing for others.
       */
      language: sql<Language>`case when ${mails.signerId} is null or ${signers.userId} = ${signings.sentById}
        then coalesce(${sender.language}, ${signings.senderLanguage}, ${signings.language})
        else coalesce(${account.language}, ${signings.language}) end`,
      message: signings.message,
      signUntil,
      /** When the recipient signed, if they are a signer. */
      signedAt: signers.signedAt,
      documentId: documents.id,
      documentName: documents.name,
      senderName: sender.name,
      senderSurname: sender.surname,
      senderEmail: sender.email,
    })
    .from(mails)
    .innerJoin(signings, eq(signings.id, mails.signingId))
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .innerJoin(sender, eq(sender.id, signings.sentById))
    .leftJoin(signers, eq(signers.id, mails.signerId))
    .leftJoin(account, eq(account.id, signers.userId))
    .where(eq(mails.id, mailId));
  return found;
}

export type MailContent = NonNullable<Awaited<ReturnType<typeof findMailContent>>>;

/** Who declined and why, if anyone did. */
export async function findDecline(handle: Handle, signingId: string) {
  const [found] = await handle
    .select({ name: signers.name, surname: signers.surname, reason: signers.declineReason })
    .from(signers)
    .where(and(eq(signers.signingId, signingId), isNotNull(signers.declinedAt)));
  return found;
}

export type Decline = NonNullable<Awaited<ReturnType<typeof findDecline>>>;

/** Delivery of a signer's latest invitation, as the sender sees it. */
export type InvitationMail = {
  signerId: string;
  email: string;
  sentAt: Date | null;
  failures: number;
  ending: MailEnding | null;
};

export async function listInvitationMails(
  handle: Handle,
  signingId: string,
): Promise<Map<string, InvitationMail>> {
  const found = await handle
    .select({
      signerId: sql<string>`${mails.signerId}`,
      email: mails.recipientEmail,
      sentAt: mails.sentAt,
      failures: mails.failures,
      ending: mails.ending,
    })
    .from(mails)
    .where(and(eq(mails.signingId, signingId), eq(mails.kind, "invitation"), isNotNull(mails.signerId)))
    .orderBy(asc(mails.createdAt), asc(mails.id));
  return new Map(found.map((mail) => [mail.signerId, mail]));
}

/** Whether an invitation of this signer is still queued. */
export async function isInvitationWaiting(handle: Handle, signerId: string): Promise<boolean> {
  const found = await handle
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.signerId, signerId), eq(mails.kind, "invitation"), isNotNull(mails.dueAt)))
    .limit(1);
  return found.length > 0;
}

/** Whether an invitation of this signer was sent. */
export async function isInvited(handle: Handle, signerId: string): Promise<boolean> {
  const found = await handle
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.signerId, signerId), eq(mails.kind, "invitation"), isNotNull(mails.sentAt)))
    .limit(1);
  return found.length > 0;
}
