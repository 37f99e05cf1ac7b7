import type { SignerWork } from "@/db/repositories/signers";
import type { GatewaySigningStatus } from "@/lib/gateway/contract";
import { required } from "@/lib/base/required";
import { nextCheckAt, firstSparseCheck } from "@/lib/signing/rules/schedule";
import { isOverdue } from "@/lib/signing/rules/gateway-retention";
import type { Step, StepInput, StepOutcome } from "@/lib/signing/rules/step";
import { declined, ended, newlySigned, withSignatures } from "./signing-progress";

/** Checks the status at the gateway: who has signed, and whether the signing is complete or ended. */
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

/** A signature at the gateway overrides a decline that was recorded here before. */
const hasDecliner = ({ signers }: StepInput, signed: SignerWork[]) =>
  signers.some((signer) => signer.declinedAt && !signer.signedAt && !signed.includes(signer));

/**
 * While signers are left, the signing waits for their postbacks. Once none is left, the gateway is finishing the file
 * and the status is checked again within seconds. After the deadline, the next step is taken at once.
 */
function stillOut({ context, work, signers }: StepInput, signed: SignerWork[]): StepOutcome {
  const isEverybodyDone = signers.every((signer) => signer.signedAt || signed.includes(signer));
  const afterProgress = isEverybodyDone ? 0 : firstSparseCheck;
  const quietChecks = signed.length > 0 ? afterProgress : work.quietChecks;
  const now = context.now();
  const next = isOverdue(work, now) ? "now" : nextCheckAt(quietChecks, now);
  return { changes: { quietChecks: quietChecks + 1 }, next };
}
