import { GatewayError, ignoreNotFound } from "@/lib/gateway/gateway-error";
import { accessAfter } from "@/lib/signing/rules/outcome-of-failure";
import { required } from "@/lib/base/required";
import { nextRetryAt } from "@/lib/signing/rules/schedule";
import type { Step, StepInput } from "@/lib/signing/rules/step";
import { signed } from "./signed";

/**
 * Deletes the signing and its files at the gateway, once the signed file is in the library. The signing becomes
 * "signed" with the first attempt, even if that fails: the file is stored and validated, so a gateway that is down must
 * not hold it back. The deletion is repeated until it is done.
 */
export const cleanUp: Step = async (input) => {
  const { context, work, signal } = input;
  try {
    await ignoreNotFound(
      context.gateway.deleteSigning(required(work.gatewayToken, "gateway token"), { signal }),
    );
    for (const { token } of work.sources)
      await ignoreNotFound(context.gateway.deleteFile(required(token, "file token"), { signal }));
  } catch (error) {
    if (work.status === "signed" || !(error instanceof GatewayError)) throw error;
    const access = accessAfter(error);
    return signed(input, { changes: { failures: 1 }, access, next: retryAt(input, error) });
  }
  return signed(input, {
    // An archive that a postback announced meanwhile is deleted, too: nobody waits for it.
    changes: { deletedAtGatewayAt: context.now(), archive: work.archive, reason: null },
    events: [{ action: "gateway.signing_deleted" }],
    next: "never",
  });
};

const retryAt = ({ context }: StepInput, { retryAfterMs }: GatewayError) =>
  nextRetryAt({ failures: 1, retryAfterMs, random: context.random() }, context.now());
