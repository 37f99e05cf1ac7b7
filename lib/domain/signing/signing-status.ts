/** Every status of a signing. The column, filters, badges and words all derive from this list. */
export const signingStatuses = [
  "preparing",
  "out_for_signature",
  "collecting",
  "signed",
  "declined",
  "cancelled",
  "expired",
  "failed",
  "needs_attention",
] as const;

export type SigningStatus = (typeof signingStatuses)[number];

/** A property of statuses. Rules and queries refer to a trait by name and never list the statuses themselves. */
type StatusTrait =
  /** Its sender may cancel the signing, unless it is complete at the gateway. */
  | "cancellable"
  /** Everybody has signed, and the finished file is still to be collected from the gateway. */
  | "awaits_file"
  /** The sender's deadline ends it. */
  | "ends_at_deadline"
  /** The end of the gateway's retention ends it. */
  | "ends_with_retention"
  /** The document's page warns the owner that the gateway's retention ends. */
  | "owner_sees_retention"
  /** The overview warns admins that the gateway's retention ends. It lists signings that need attention anyway. */
  | "admins_see_retention"
  /** It waits for an admin, who may close it. */
  | "needs_attention"
  /** Statistics count it as unsuccessful. */
  | "counts_as_failure"
  /** Its document may be sent again. */
  | "resendable"
  /** Evidence can be downloaded, because the signing has an outcome that its owner may want to prove. */
  | "provable";

type StatusTraits = {
  /** Who has to act next; a signing that waits for nobody is over. */
  waitsFor: "portal" | "signers" | "admin" | "nobody";
  next: readonly SigningStatus[];
  traits: readonly StatusTrait[];
};

const statuses: Record<SigningStatus, StatusTraits> = {
  preparing: {
    waitsFor: "portal",
    next: ["out_for_signature", "cancelled", "expired", "failed", "needs_attention"],
    traits: ["cancellable", "ends_at_deadline", "ends_with_retention"],
  },
  out_for_signature: {
    waitsFor: "signers",
    next: ["collecting", "declined", "cancelled", "expired", "failed", "needs_attention"],
    traits: [
      "cancellable",
      "ends_at_deadline",
      "ends_with_retention",
      "owner_sees_retention",
      "admins_see_retention",
    ],
  },
  collecting: {
    waitsFor: "portal",
    next: ["signed", "needs_attention"],
    traits: ["awaits_file", "admins_see_retention"],
  },
  signed: { waitsFor: "nobody", next: [], traits: ["provable"] },
  declined: { waitsFor: "nobody", next: [], traits: ["counts_as_failure", "resendable", "provable"] },
  cancelled: { waitsFor: "nobody", next: [], traits: ["resendable", "provable"] },
  expired: { waitsFor: "nobody", next: [], traits: ["counts_as_failure", "resendable", "provable"] },
  failed: {
    waitsFor: "nobody",
    next: [],
    traits: ["needs_attention", "counts_as_failure", "resendable", "provable"],
  },
  needs_attention: {
    waitsFor: "admin",
    next: ["preparing", "out_for_signature", "collecting", "cancelled", "expired", "failed"],
    traits: [
      "cancellable",
      "ends_with_retention",
      "owner_sees_retention",
      "needs_attention",
      "counts_as_failure",
      "provable",
    ],
  },
};

/** A document has no status of its own: "draft" without a signing, else that of its latest one. */
export const documentStatuses = ["draft", ...signingStatuses] as const;

export type DocumentStatus = (typeof documentStatuses)[number];

/** Whether a status has a trait. A draft has none. */
export const hasTrait = (status: DocumentStatus, trait: StatusTrait): boolean =>
  status !== "draft" && statuses[status].traits.includes(trait);

/** The statuses with a trait, in the order of `signingStatuses`. */
export const statusesWith = (trait: StatusTrait): SigningStatus[] =>
  signingStatuses.filter((status) => hasTrait(status, trait));

/** Whether a signing in this status waits for this party to act. A draft waits for nobody. */
export const waitsFor = (status: DocumentStatus, who: StatusTraits["waitsFor"]): boolean =>
  status === "draft" ? who === "nobody" : statuses[status].waitsFor === who;

/** The statuses that wait for this party to act, in the order of `signingStatuses`. */
export const statusesWaitingFor = (who: StatusTraits["waitsFor"]): SigningStatus[] =>
  signingStatuses.filter((status) => waitsFor(status, who));

/** Whether a signing may move from one status to the other. */
export function canMove(from: SigningStatus, to: SigningStatus): boolean {
  return statuses[from].next.includes(to);
}

/** Whether a signing in this status is over, so that its document has no signing under way. */
export const isOver = (status: SigningStatus): boolean => waitsFor(status, "nobody");

/** The statuses of a signing under way. */
export const openStatuses: readonly SigningStatus[] = signingStatuses.filter((status) => !isOver(status));

/** Whether a signing may be cancelled. One that everybody has signed is never discarded. */
export const isCancellable = ({ status, isComplete }: { status: SigningStatus; isComplete: boolean }) =>
  hasTrait(status, "cancellable") && !isComplete;

/** Whether a document in this status may be sent for signing. */
export function canSend(status: DocumentStatus): boolean {
  return status === "draft" || hasTrait(status, "resendable");
}
