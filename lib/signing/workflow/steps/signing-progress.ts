import type { Tx } from "@/db/client";
import { removeSigner } from "@/db/repositories/signer-changes";
import { touchDocument } from "@/db/repositories/documents";
import { markDeclined, markSigned } from "@/db/repositories/signer-progress";
import type { SigningChanges } from "@/db/repositories/signing-claims";
import { listSignerWork, type SignerWork } from "@/db/repositories/signers";
import { hasTrait, type SigningStatus } from "@/lib/domain/signing/signing-status";
import { GatewayError } from "@/lib/gateway/gateway-error";
import type { GatewaySigningStatus } from "@/lib/gateway/contract";
import { inviteInTurn, mailSender } from "@/lib/mail/signing-mails";
import { signerEvent, type StepInput, type StepOutcome } from "@/lib/signing/rules/step";

/** The outcome when the gateway says that the signing is complete or over; `undefined` when it is neither. */
export function ended(input: StepInput, status: GatewaySigningStatus): StepOutcome | undefined {
  if (status.outcome === "pending") return undefined;
  if (status.outcome === "completed")
    return {
      changes: { status: "collecting", ...resultOf(status) },
      events: [
        { action: "signing.completed" },
        ...(input.work.cancelRequestedAt ? [{ action: "signing.cancelled_too_late" as const }] : []),
      ],
      next: "now",
    };
  if (status.outcome === "declined") return declined(input, declinerAtGateway(input, status));
  return {
    changes: { status: status.outcome },
    events: [{ action: "signing.ended", detail: { outcome: status.outcome } }],
    next: "now",
  };
}

/**
 * The location of the finished file and its digest. An archived one is collected as it is: there is no first file to
 * replace.
 *
 * @throws {GatewayError} when the response lacks the location, or the signing is not complete
 */
export function resultOf({ outcome, isArchived, file, fileDigest }: GatewaySigningStatus): SigningChanges {
  if (outcome === "completed" && file)
    return { resultUrl: file, resultDigest: fileDigest, ...(isArchived && { archive: "archived" }) };
  const problem =
    outcome === "completed" ? "Completed, but without a file." : `Not completed, but ${outcome}.`;
  throw new GatewayError("contract", "getSigningStatus", { cause: new Error(problem) });
}

/**
 * A signer declined, here or on the gateway's page: the signing is over, and its sender gets mail.
 *
 * @param decliner the signer who declined at the gateway, when that is known
 */
export const declined = ({ context, work }: StepInput, decliner?: SignerWork): StepOutcome => ({
  changes: { status: "declined" },
  events: [
    ...(decliner ? [signerEvent("signer.declined", decliner)] : []),
    { action: "signing.ended", detail: { outcome: "declined" } },
  ],
  async writes(tx) {
    if (decliner) await markDeclined(tx, { signerId: decliner.id, now: context.now() });
    await mailSender(tx, context, "declined", work);
  },
  next: "now",
});

/**
 * The gateway does not say who declined. If nobody declined here and exactly one signer has failed there, it was that
 * signer.
 */
function declinerAtGateway(input: StepInput, status: GatewaySigningStatus): SignerWork | undefined {
  const isKnown = input.signers.some(({ declinedAt }) => declinedAt);
  const failed = input.signers.filter((signer) => entryOf(input, status, signer)?.hasFailed);
  return isKnown || failed.length > 1 ? undefined : failed[0];
}

/** The gateway keys signers by our id or, in its guide's example, by the signer's token (docs/gateway.md#status). */
function entryOf({ context }: StepInput, { signers }: GatewaySigningStatus, signer: SignerWork) {
  const { gatewayId, sealedToken } = signer;
  const byToken = () => sealedToken && signers[context.sealer.open("signer.token", sealedToken)];
  return signers[gatewayId] ?? (byToken() || undefined);
}

/** The signers whose signature is not recorded yet. */
export function newlySigned(input: StepInput, status: GatewaySigningStatus): SignerWork[] {
  const entry = (signer: SignerWork) => entryOf(input, status, signer);
  const listsOurs = input.signers.some(entry);
  /** Whether they were removed by a call whose answer was lost, or that reached the gateway late. */
  const isGone = (signer: SignerWork) => listsOurs && !entry(signer);
  const isComplete = status.outcome === "completed"; // then everyone else has signed, whatever their entries say
  return input.signers.filter(
    (signer) =>
      !signer.signedAt &&
      signer.sealedToken && // else the gateway does not know them yet
      ((isComplete && !isGone(signer)) || entry(signer)?.hasSigned),
  );
}

/** Records signatures and, when they end a step, queues the invitations of the next step, in one transaction. */
export function withSignatures(
  { context, work }: StepInput,
  signed: SignerWork[],
  outcome: StepOutcome,
): StepOutcome {
  const now = context.now();
  const events = signed.map((signer) => signerEvent("signer.signed", signer));
  return {
    ...outcome,
    events: [...events, ...(outcome.events ?? [])],
    async writes(tx) {
      await outcome.writes?.(tx);
      for (const { id } of signed) await markSigned(tx, { signerId: id, signedAt: now });
      if (signed.length > 0) await touchDocument(tx, { id: work.documentId, now });
      if (!outcome.changes?.status) await inviteInTurn(tx, context, work);
      else await removeOthers(tx, work.id, { status: outcome.changes.status, now });
    },
  };
}

/**
 * Removes the signers whom the gateway never knew from a signing that nobody can sign any more, and if it is complete
 * also those who were withdrawn.
 */
async function removeOthers(
  tx: Tx,
  signingId: string,
  { status, now }: { status: SigningStatus; now: Date },
) {
  for (const { id, sealedToken, withdrawnAt } of await listSignerWork(tx, signingId))
    if (!sealedToken || (hasTrait(status, "awaits_file") && withdrawnAt))
      await removeSigner(tx, { signerId: id, now });
}
