import { required } from "../required";
import type { Step } from "../step";
import { unlessGone } from "./clean-up";

/** Deletes a signing that was declined, cancelled or not signed in time, with its file, at the gateway: nobody can sign there any more. */
export const removeSigning: Step = async ({ context, work, signal }) => {
  const { gateway, now } = context;
  if (work.gatewayToken) await unlessGone(gateway.deleteSigning(work.gatewayToken, { signal }));
  await unlessGone(gateway.deleteFile(required(work.fileToken, "file token"), { signal }));
  return {
    changes: { deletedAtGatewayAt: now() },
    events: [{ action: "gateway.signing_deleted" }],
    next: "never",
  };
};
