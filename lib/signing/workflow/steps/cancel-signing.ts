import type { SignerWork } from "@/db/repositories/signers";
import type { GatewaySigningStatus } from "@/lib/gateway/contract";
import { ignoreNotFound } from "@/lib/gateway/gateway-error";
import { mailCancelled } from "@/lib/mail/signing-mails";
import { required } from "@/lib/base/required";
import { nextCheckAt } from "@/lib/signing/rules/schedule";
import type { Step, StepInput, StepOutcome } from "@/lib/signing/rules/step";
import { ended, newlySigned, withSignatures } from "./signing-progress";
import { statusUnlessGone } from "./status-unless-gone";

/**
 * Cancels a signing that is out, for its sender. The status is checked each time before anything is deleted at the
 * gateway: a file that everyone has signed by then is collected, never deleted, even if the gateway has yet to finish
 * it. The signing counts as cancelled only once it is deleted, because people could sign until then.
 */
export const cancelSigning: Step = async (input) => {
  const { context, work, signal } = input;
  const token = required(work.gatewayToken, "gateway token");
  const status = await statusUnlessGone(input, token); // an earlier attempt may have deleted it, its answer lost
  const signed = status ? newlySigned(input, status) : [];
  const over = status && ended(input, status);
  if (over) return withSignatures(input, signed, over);
  if (status && hasNobodyLeft(status)) return withSignatures(input, signed, untilFinished(input, signed));
  await ignoreNotFound(context.gateway.deleteSigning(token, { signal }));
  for (const file of work.sources)
    await ignoreNotFound(context.gateway.deleteFile(required(file.token, "file token"), { signal }));
  return withSignatures(input, signed, cancelled(input));
};

/** Whether everyone whom the gateway knows has signed, so that it is finishing the file. */
function hasNobodyLeft({ signers }: GatewaySigningStatus): boolean {
  const people = Object.values(signers);
  return people.length > 0 && people.every(({ hasSigned }) => hasSigned);
}

function untilFinished({ context, work }: StepInput, signed: SignerWork[]): StepOutcome {
  const quietChecks = signed.length > 0 ? 0 : work.quietChecks;
  return { changes: { quietChecks: quietChecks + 1 }, next: nextCheckAt(quietChecks, context.now()) };
}

const cancelled = ({ context, work, signers }: StepInput): StepOutcome => ({
  changes: { status: "cancelled", deletedAtGatewayAt: context.now() },
  events: [{ action: "gateway.signing_deleted" }, { action: "signing.cancelled" }],
  writes: (tx) => mailCancelled(tx, context, work, signers),
  next: "never",
});
