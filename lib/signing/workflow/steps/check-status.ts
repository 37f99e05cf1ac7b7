import type { Tx } from "@/db/client";
import { removeSigner } from "@/db/repositories/signer-changes";
import { touchDocument } from "@/db/repositories/documents";
import { listSignerWork, markDeclined, markSigned, type SignerWork } from "@/db/repositories/signers";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { GatewayError } from "@/lib/gateway/gateway-error";
import type { GatewaySigningStatus } from "@/lib/gateway/wire";
import { inviteInTurn, mailSender } from "@/lib/mail/signing-mails";
import { required } from "@/lib/base/required";
import { nextCheckAt, unhurried } from "@/lib/signing/rules/schedule";
import { isOverdue } from "@/lib/signing/rules/gateway-retention";
import { type Step, signerEvent, type StepInput, type StepOutcome } from "@/lib/signing/rules/step";

/** Asks the gateway how far the signing is: who has signed, and whether it is complete or ended otherwise. */
export const checkStatus: Step = async (input) => {
  const { context, work, signal } = input;
  const checkedAt = context.now();
  const status = await context.gateway.getSigningStatus(required(work.gatewayToken, "gateway token"), {
    signal,
  });
  const signed = newlySigned(input, status);
  const outcome = decide(input, status, signed);
  return withSignatures(input, signed, { ...outcome, changes: { checkedAt, ...outcome.changes } });
};

function decide(input: StepInput, status: GatewaySigningStatus, signed: SignerWork[]): StepOutcome {
  return ended(input, status) ?? (hasDecliner(input, signed) ? declined(input) : stillOut(input, signed));
}

/** What follows where the gateway says that the signing is complete, or over. `undefined`: it is neither. */
export function ended(input: StepInput, status: GatewaySigningStatus): StepOutcome | undefined {
  if (status.outcome === "pending") return undefined;
  if (status.outcome === "completed")
    return {
      changes: { status: "collecting", ...resultOf(status) },
      events: [
        { action: "signing.completed" },
        ...(input.work.cancelAskedAt ? [{ action: "signing.cancelled_too_late" as const }] : []),
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
 * Where the finished file of a complete signing is, and its digest.
 *
 * @throws {GatewayError} where the answer does not say, or it is not complete
 */
export function resultOf({ outcome, file, fileDigest }: GatewaySigningStatus) {
  if (outcome === "completed" && file) return { resultUrl: file, resultDigest: fileDigest };
  const what = outcome === "completed" ? "Completed, but without a file." : `Not completed, but ${outcome}.`;
  throw new GatewayError("contract", "getSigningStatus", { cause: new Error(what) });
}

/** Whoever has signed at the gateway after all did not decline, whatever they said here before. */
const hasDecliner = ({ signers }: StepInput, signed: SignerWork[]) =>
  signers.some((signer) => signer.declinedAt && !signer.signedAt && !signed.includes(signer));

/**
 * Somebody declined, here or on the gateway's own page: the signing is over, and the sender hears of it.
 *
 * @param decliner whoever did at the gateway, where that can be told
 */
const declined = ({ context, work }: StepInput, decliner?: SignerWork): StepOutcome => ({
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

/** The gateway does not say who declined. Where nobody did here, and one person alone has failed there, it was they. */
function declinerAtGateway(input: StepInput, status: GatewaySigningStatus): SignerWork | undefined {
  const isKnown = input.signers.some(({ declinedAt }) => declinedAt);
  const failed = input.signers.filter((signer) => toldOf(input, status, signer)?.hasFailed);
  return isKnown || failed.length > 1 ? undefined : failed[0];
}

/**
 * Where somebody has signed and others must still, their postbacks are waited for. Where nobody is left, the
 * gateway is finishing the file, and is asked again within seconds. Past the deadline nothing is waited for.
 */
function stillOut({ context, work, signers }: StepInput, signed: SignerWork[]): StepOutcome {
  const isEverybodyDone = signers.every((signer) => signer.signedAt || signed.includes(signer));
  const afterProgress = isEverybodyDone ? 0 : unhurried;
  const quietChecks = signed.length > 0 ? afterProgress : work.quietChecks;
  const now = context.now();
  const next = isOverdue(work, now) ? "now" : nextCheckAt(quietChecks, now);
  return { changes: { quietChecks: quietChecks + 1 }, next };
}

/** The gateway keys signers by our id or, in its guide's example, by the signer's token (docs/gateway.md#status). */
function toldOf({ context }: StepInput, { signers }: GatewaySigningStatus, signer: SignerWork) {
  const { gatewayId, sealedToken } = signer;
  const byToken = () => sealedToken && signers[context.sealer.open("signer.token", sealedToken)];
  return signers[gatewayId] ?? (byToken() || undefined);
}

/** Who has signed that was not known to have. */
export function newlySigned(input: StepInput, status: GatewaySigningStatus): SignerWork[] {
  const told = (signer: SignerWork) => toldOf(input, status, signer);
  const listsPeople = Object.keys(status.signers).length > 0;
  /** Taken off by a call whose answer was lost. */
  const isGone = (signer: SignerWork) => signer.withdrawnAt && listsPeople && !told(signer);
  const isComplete = status.outcome === "completed"; // then everybody has, whatever else is told
  return input.signers.filter(
    (signer) =>
      !signer.signedAt &&
      signer.sealedToken && // else the gateway does not know them yet
      ((isComplete && !isGone(signer)) || told(signer)?.hasSigned),
  );
}

/** Who has signed and, where that ends a step, the mail to those of the next one: in one transaction. */
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
      else await leaveOutOthers(tx, work.id, { status: outcome.changes.status, now });
    },
  };
}

/** It is over: whom the gateway never heard of is no signer, and of a complete one neither is who was taken off there. */
async function leaveOutOthers(
  tx: Tx,
  signingId: string,
  { status, now }: { status: SigningStatus; now: Date },
) {
  for (const { id, sealedToken, withdrawnAt } of await listSignerWork(tx, signingId))
    if (!sealedToken || (status === "collecting" && withdrawnAt))
      await removeSigner(tx, { signerId: id, now });
}
