import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { SigningMailKind } from "@/lib/domain/mail/mail-kind";
import type { Handle, Tx } from "../client";
import { mails, signers } from "../schema";

const mailColumns = {
  id: mails.id,
  kind: sql<SigningMailKind>`${mails.kind}`,
  recipientName: mails.recipientName,
  recipientEmail: mails.recipientEmail,
  createdAt: mails.createdAt,
  dueAt: mails.dueAt,
  sentAt: mails.sentAt,
  failures: mails.failures,
  ending: mails.ending,
};

/** All mail of a signing, latest first. */
export async function listMails(handle: Handle, { signingId, limit }: { signingId: string; limit: number }) {
  return handle
    .select(mailColumns)
    .from(mails)
    .where(eq(mails.signingId, signingId))
    .orderBy(desc(mails.id))
    .limit(limit);
}

export type MailLine = Awaited<ReturnType<typeof listMails>>[number];

/** One mail of a signing, with its signer; null for mail to the sender. */
export async function findMail(handle: Handle, { signingId, mailId }: { signingId: string; mailId: string }) {
  const [found] = await handle
    .select({
      ...mailColumns,
      signer: {
        id: signers.id,
        userId: signers.userId,
        name: signers.name,
        surname: signers.surname,
        email: signers.email,
      },
    })
    .from(mails)
    .leftJoin(signers, eq(signers.id, mails.signerId))
    .where(and(eq(mails.id, mailId), eq(mails.signingId, signingId)));
  return found;
}

/** Makes an unsent mail due at once, such as one that waits after a failure. */
export async function makeMailDue(tx: Tx, { mailId, now }: { mailId: string; now: Date }): Promise<void> {
  await tx
    .update(mails)
    .set({ dueAt: now })
    .where(and(eq(mails.id, mailId), isNotNull(mails.dueAt)));
}
