import { ignoreNotFound } from "@/lib/gateway/gateway-error";
import { mailCancelled } from "@/lib/mail/signing-mails";
import { required } from "@/lib/base/required";
import type { Step, StepInput, StepOutcome } from "@/lib/signing/rules/step";
import { ended, newlySigned, withSignatures } from "./signing-progress";
import { statusUnlessGone } from "./status-unless-gone";

/**
 * Cancels a signing that is out, for its sender. The status is checked each time before anything is deleted at the
 * gateway: a file that everyone has signed by then is collected, never deleted. The signing counts as cancelled only
 * once it is deleted, because people could sign until then.
 */
export const cancelSigning: Step = async (input) => {
  const { context, work, signal } = input;
  const token = required(work.gatewayToken, "gateway token");
  const status = await statusUnlessGone(input, token); // an earlier attempt may have deleted it, its answer lost
  const signed = status ? newlySigned(input, status) : [];
  const over = status && ended(input, status);
  if (over) return withSignatures(input, signed, over);
  await ignoreNotFound(context.gateway.deleteSigning(token, { signal }));
  for (const file of work.sources)
    await ignoreNotFound(context.gateway.deleteFile(required(file.token, "file token"), { signal }));
  return withSignatures(input, signed, cancelled(input));
};

const cancelled = ({ context, work, signers }: StepInput): StepOutcome => ({
  changes: { status: "cancelled", deletedAtGatewayAt: context.now() },
  events: [{ action: "gateway.signing_deleted" }, { action: "signing.cancelled" }],
  writes: (tx) => mailCancelled(tx, context, work, signers),
  next: "never",
});
