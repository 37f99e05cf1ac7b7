import { required } from "../required";
import type { Step } from "../step";
import { unlessGone } from "./clean-up";

/** Deletes a signing that was declined or not signed in time, with its files, at the gateway: nobody can sign there any more. */
export const removeSigning: Step = async ({ context, work, signal }) => {
  const { gateway, now } = context;
  await unlessGone(gateway.deleteSigning(required(work.gatewayToken, "gateway token"), { signal }));
  for (const { token } of work.sources)
    await unlessGone(gateway.deleteFile(required(token, "file token"), { signal }));
  return {
    changes: { deletedAtGatewayAt: now() },
    events: [{ action: "gateway.signing_deleted" }],
    next: "never",
  };
};
