import type { SignerWork } from "@/db/repositories/signers";
import { ignoreNotFound } from "@/lib/gateway/gateway-error";
import { mailCancelled } from "@/lib/mail/signing-mails";
import { required } from "@/lib/base/required";
import { nextCheckAt } from "@/lib/signing/rules/schedule";
import type { Step, StepInput, StepOutcome } from "@/lib/signing/rules/step";
import { hasEveryoneSigned, isBlocked, letComplete, preventCompletion } from "./prevent-completion";
import { ended, newlySigned, withSignatures } from "./signing-progress";
import { statusUnlessGone } from "./status-unless-gone";

/**
 * Cancels a signing that is out, for its sender. It is prevented from completing before its status is checked and it is
 * deleted at the gateway, so a file that everyone has signed is collected, never deleted, even if the gateway has yet
 * to finish it. The signing counts as cancelled only once it is deleted, because people could sign until then.
 */
export const cancelSigning: Step = async (input) => {
  const { context, work, signal } = input;
  const token = required(work.gatewayToken, "gateway token");
  const status = await statusBeforeDeletion(input, token);
  const signed = status ? newlySigned(input, status) : [];
  const over = status && ended(input, status);
  if (over) return withSignatures(input, signed, over);
  if (status && hasEveryoneSigned(input, status)) {
    if (isBlocked(input, status)) await letComplete(input, token);
    return withSignatures(input, signed, untilFinished(input, signed));
  }
  await ignoreNotFound(context.gateway.deleteSigning(token, { signal }));
  for (const file of work.sources)
    await ignoreNotFound(context.gateway.deleteFile(required(file.token, "file token"), { signal }));
  return withSignatures(input, signed, cancelled(input));
};

/** @returns `undefined` for a signing that an earlier attempt has deleted, its answer lost */
async function statusBeforeDeletion(input: StepInput, token: string) {
  const status = await statusUnlessGone(input, token);
  if (status?.outcome !== "pending" || isBlocked(input, status) || hasEveryoneSigned(input, status))
    return status;
  await preventCompletion(input, token);
  return statusUnlessGone(input, token);
}

/** The gateway is finishing the file. */
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
