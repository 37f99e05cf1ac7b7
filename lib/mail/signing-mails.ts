import type { Tx } from "@/db/client";
import { insertInvitation } from "@/db/repositories/invitations";
import { listSignerWork, markInvited, type SignerWork } from "@/db/repositories/signers";
import { findPerson } from "@/db/repositories/users";
import type { SigningMailKind } from "@/lib/domain/mail/mail-kind";
import { isInTurn } from "@/lib/domain/signing/signing-order";
import { type Mailroom, queueMail } from "@/lib/mail/queue-mail";
import { newToken, tokenHash } from "@/lib/base/secrets/token";
import { required } from "@/lib/base/required";

type Addressee = Pick<SignerWork, "id" | "userId" | "name" | "surname" | "email">;
type SigningOf = { id: string; sentById: string };

/**
 * Writes to one signer. A user is led to the portal. Everybody else gets a link of their own, whose token is in this mail
 * and nowhere else.
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
 * Asks everybody to sign whose turn it is by what is recorded, each once. A sender whose turn comes first knows, and
 * gets no mail.
 *
 * @returns whom it asked
 */
export async function inviteInTurn(tx: Tx, mailroom: Mailroom, signing: SigningOf): Promise<SignerWork[]> {
  const signers = await listSignerWork(tx, signing.id);
  const asked = signers.filter(
    (signer) =>
      signer.sealedToken && // else the gateway does not know them yet
      !signer.invitedAt &&
      !signer.declinedAt &&
      !signer.withdrawnAt &&
      isInTurn(signer, signers),
  );
  for (const signer of asked) {
    if (signer.userId === signing.sentById && signer.step === 1)
      await markInvited(tx, { signerId: signer.id, invitedAt: mailroom.now() });
    else await mailSigner(tx, mailroom, { kind: "invitation", signingId: signing.id, signer });
  }
  return asked;
}

/** Tells whoever was invited that the sender took the signing back. */
export async function mailCancelled(tx: Tx, mailroom: Mailroom, signing: SigningOf, signers: Addressee[]) {
  for (const signer of signers) await takeBack(tx, mailroom, "cancelled", { signing, signer });
}

/** Tells one person that they need not sign any more. */
export async function mailWithdrawn(tx: Tx, mailroom: Mailroom, signing: SigningOf, signer: Addressee) {
  await takeBack(tx, mailroom, "withdrawn", { signing, signer });
}

/** Such a mail needs no link: there is nothing left to do. The sender knows. */
async function takeBack(
  tx: Tx,
  mailroom: Mailroom,
  kind: SigningMailKind,
  { signing, signer }: { signing: SigningOf; signer: Addressee },
) {
  if (signer.userId === signing.sentById) return;
  await queueMail(tx, mailroom, { kind, signingId: signing.id, signerId: signer.id, recipient: signer });
}

/** Tells everybody, the sender too, that the signed document is there. */
export async function mailSigned(tx: Tx, mailroom: Mailroom, signing: SigningOf, signers: Addressee[]) {
  for (const signer of signers)
    await mailSigner(tx, mailroom, { kind: "signed", signingId: signing.id, signer });
  if (!signers.some(({ userId }) => userId === signing.sentById))
    await mailSender(tx, mailroom, "signed", signing);
}

/** Tells the sender what became of their signing. */
export async function mailSender(tx: Tx, mailroom: Mailroom, kind: SigningMailKind, signing: SigningOf) {
  const recipient = required(await findPerson(tx, signing.sentById), "sender");
  await queueMail(tx, mailroom, { kind, signingId: signing.id, recipient });
}
