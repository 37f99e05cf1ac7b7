import { fullName } from "@/lib/domain/people/full-name";
import type { Tx } from "@/db/client";
import { insertMail } from "@/db/repositories/mails";
import { withdrawOwnerMail } from "@/db/repositories/owner-mails";
import { findUserForAdmin } from "@/db/repositories/user-directory";
import { newId } from "@/lib/domain/ids";
import type { AccountMailKind, OwnerMailKind, SigningMailKind } from "@/lib/domain/mail/mail-kind";
import type { Sealer } from "@/lib/base/secrets/seal";

/** Dependencies of queueing mail: for its ids, links and sealed tokens. */
export type Mailroom = { sealer: Sealer; appUrl: string; now: () => Date };

type Letter = {
  kind: SigningMailKind;
  signingId: string;
  /** Left out for mail to the sender. */
  signerId?: string;
  recipient: { name: string; surname: string; email: string };
  /** The token of a personal link, for a signer without an account. */
  linkToken?: string;
};

export const linkTokenPurpose = "mail.linkToken";

/** Queues a mail about a signing in the transaction that causes it: it is sent only if that commits. */
export async function queueMail(tx: Tx, mailroom: Mailroom, letter: Letter): Promise<void> {
  const { kind, signingId, signerId, recipient, linkToken } = letter;
  await insertMail(tx, { ...envelope(mailroom, recipient, linkToken), kind, signingId, signerId });
}

type AccountLetter = {
  kind: AccountMailKind;
  user: { id: string; name: string; surname: string; email: string };
  /** The token of the one-time link. */
  linkToken: string;
};

/** Queues a mail about its recipient's account, in the transaction that causes it. */
export async function queueAccountMail(tx: Tx, mailroom: Mailroom, letter: AccountLetter): Promise<void> {
  const { kind, user, linkToken } = letter;
  await insertMail(tx, { ...envelope(mailroom, user, linkToken), kind, userId: user.id });
}

type OwnerLetter = {
  kind: OwnerMailKind;
  documentId: string;
  /** The document's owner, or the previous one. */
  userId: string;
  /** The admin who acted, who gets no mail about it. */
  adminId: string;
};

/** A queued mail and one about the opposite action cancel each other out. */
const opposites: Partial<Record<OwnerMailKind, OwnerMailKind>> = {
  handed_over: "taken_over",
  taken_over: "handed_over",
};

/** Queues a mail about an admin's action on a document. Disabled users and the admin themselves get none. */
export async function queueOwnerMail(tx: Tx, mailroom: Mailroom, letter: OwnerLetter): Promise<void> {
  const { kind, documentId, userId, adminId } = letter;
  if (userId === adminId) return;
  const user = await findUserForAdmin(tx, { userId, now: mailroom.now() });
  if (!user || user.state === "disabled") return;
  const opposite = opposites[kind];
  if (opposite && (await withdrawOwnerMail(tx, { kind: opposite, documentId, userId }))) return;
  await insertMail(tx, { ...envelope(mailroom, user, undefined), kind, documentId, userId });
}

function envelope(
  { sealer, appUrl, now }: Mailroom,
  { name, surname, email }: Letter["recipient"],
  linkToken: string | undefined,
) {
  const id = newId("mail", now());
  return {
    id,
    recipientName: fullName({ name, surname }),
    recipientEmail: email,
    messageId: `<${id}@${new URL(appUrl).hostname}>`,
    sealedLinkToken: linkToken ? sealer.seal(linkTokenPurpose, linkToken) : null,
    dueAt: now(),
    createdAt: now(),
  };
}
