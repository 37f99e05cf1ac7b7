import { required } from "../required";
import type { Step } from "../step";

/** Ends a signing that the gateway has forgotten. What some had signed was kept before. It calls nobody. */
export const expire: Step = async ({ context, work: { id: signingId, documentId, ...work } }) => {
  const forgottenAt = required(work.forgottenAt, "day of forgetting");
  const notice = { kind: "expired", signingId, documentId, forgottenAt, at: context.now() } as const;
  return {
    changes: { status: "expired", reason: null },
    events: [{ action: "signing.ended", detail: { outcome: "expired" } }],
    also: (tx) => context.tellOwner(tx, notice),
    next: "never",
  };
};
