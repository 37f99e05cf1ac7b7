import type { Tx } from "@/db/client";
import { insertMail } from "@/db/repositories/mails";
import { newId } from "@/lib/domain/ids";
import type { MailKind } from "@/lib/domain/mail-kind";
import type { Sealer } from "@/lib/secrets/seal";

/** Where mail comes from: what its ids and its sealed links are made with. */
export type Mailroom = { sealer: Sealer; appUrl: string; now: () => Date };

type Letter = {
  kind: MailKind;
  signingId: string;
  /** Left out in the mail to the sender. */
  signerId?: string;
  recipient: { name: string; surname: string; email: string };
  /** The token of a personal link, for somebody without an account. */
  linkToken?: string;
};

export const linkTokenPurpose = "mail.linkToken";

/** Puts a mail into the outbox, in the transaction of its cause: it goes out if that happened, and only then. */
export async function queueMail(tx: Tx, mailroom: Mailroom, letter: Letter): Promise<void> {
  const { sealer, appUrl, now } = mailroom;
  const { kind, signingId, signerId, recipient, linkToken } = letter;
  const id = newId("mail", now());
  await insertMail(tx, {
    ...{ id, kind, signingId, signerId },
    recipientName: `${recipient.name} ${recipient.surname}`,
    recipientEmail: recipient.email,
    messageId: `<${id}@${new URL(appUrl).hostname}>`,
    sealedLinkToken: linkToken ? sealer.seal(linkTokenPurpose, linkToken) : null,
    dueAt: now(),
    createdAt: now(),
  });
}
