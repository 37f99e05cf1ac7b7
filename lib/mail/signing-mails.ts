import type { Tx } from "@/db/client";
import { insertInvitation } from "@/db/repositories/invitations";
import { markInvited } from "@/db/repositories/signer-progress";
import { listSignerWork, type SignerWork } from "@/db/repositories/signers";
import { findPerson } from "@/db/repositories/users";
import type { SigningMailKind } from "@/lib/domain/mail/mail-kind";
import { isInTurn } from "@/lib/domain/signing/signing-order";
import { type Mailroom, queueMail } from "@/lib/mail/queue-mail";
import { newToken, tokenHash } from "@/lib/base/secrets/token";
import { required } from "@/lib/base/required";

type Addressee = Pick<SignerWork, "id" | "userId" | "name" | "surname" | "email">;
type SigningOf = { id: string; sentById: string };

/**
 * Queues a mail to one signer. A user gets a link to the portal. Anyone else gets a personal link, whose token is
 * only in this mail.
 */
export async function mailSigner(
  tx: Tx,
  mailroom: Mailroom,
  { kind, signingId, signer }: { kind: SigningMailKind; signingId: string; signer: Addressee },
): Promise<void> {
  const linkToken = signer.userId ? undefined : newToken();
  if (linkToken)
    await insertInvitation(tx, {
      tokenHash: tokenHash(linkToken),
      signerId: signer.id,
      createdAt: mailroom.now(),
    });
  if (kind === "invitation") await markInvited(tx, { signerId: signer.id, invitedAt: mailroom.now() });
  await queueMail(tx, mailroom, { kind, signingId, signerId: signer.id, recipient: signer, linkToken });
}

/**
 * Invites each signer whose turn it is and who was not invited yet. A sender who signs in the first step gets no
 * mail.
 */
export async function inviteInTurn(tx: Tx, mailroom: Mailroom, signing: SigningOf): Promise<void> {
  const signers = await listSignerWork(tx, signing.id);
  const toInvite = signers.filter(
    (signer) =>
      signer.sealedToken && // otherwise the gateway does not know them yet
      !signer.invitedAt &&
      !signer.declinedAt &&
      !signer.withdrawnAt &&
      isInTurn(signer, signers),
  );
  for (const signer of toInvite) {
    if (signer.userId === signing.sentById && signer.step === 1)
      await markInvited(tx, { signerId: signer.id, invitedAt: mailroom.now() });
    else await mailSigner(tx, mailroom, { kind: "invitation", signingId: signing.id, signer });
  }
}

/** Queues mail to these signers that the sender cancelled the signing. */
export async function mailCancelled(tx: Tx, mailroom: Mailroom, signing: SigningOf, signers: Addressee[]) {
  for (const signer of signers) await mailUnlessSender(tx, mailroom, "cancelled", { signing, signer });
}

/** Queues mail to a signer that they need not sign any more. */
export async function mailWithdrawn(tx: Tx, mailroom: Mailroom, signing: SigningOf, signer: Addressee) {
  await mailUnlessSender(tx, mailroom, "withdrawn", { signing, signer });
}

/** Such mail has no link, because nothing is left to do. The sender gets none. */
async function mailUnlessSender(
  tx: Tx,
  mailroom: Mailroom,
  kind: SigningMailKind,
  { signing, signer }: { signing: SigningOf; signer: Addressee },
) {
  if (signer.userId === signing.sentById) return;
  await queueMail(tx, mailroom, { kind, signingId: signing.id, signerId: signer.id, recipient: signer });
}

/** Queues mail to all signers and the sender that the document is signed. */
export async function mailSigned(tx: Tx, mailroom: Mailroom, signing: SigningOf, signers: Addressee[]) {
  for (const signer of signers)
    await mailSigner(tx, mailroom, { kind: "signed", signingId: signing.id, signer });
  if (!signers.some(({ userId }) => userId === signing.sentById))
    await mailSender(tx, mailroom, "signed", signing);
}

/** Queues a mail about a signing to its sender. */
export async function mailSender(tx: Tx, mailroom: Mailroom, kind: SigningMailKind, signing: SigningOf) {
  const recipient = required(await findPerson(tx, signing.sentById), "sender");
  await queueMail(tx, mailroom, { kind, signingId: signing.id, recipient });
}
