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

const nextStatuses: Record<SigningStatus, readonly SigningStatus[]> = {
  preparing: ["out_for_signature", "cancelled", "expired", "failed", "needs_attention"],
  out_for_signature: ["collecting", "declined", "cancelled", "expired", "failed", "needs_attention"],
  collecting: ["signed", "needs_attention"],
  needs_attention: ["preparing", "out_for_signature", "collecting", "cancelled", "expired", "failed"],
  signed: [],
  declined: [],
  cancelled: [],
  expired: [],
  failed: [],
};

/** Whether a signing may go from one status to the other. */
export function canMove(from: SigningStatus, to: SigningStatus): boolean {
  return nextStatuses[from].includes(to);
}

/** Whether a signing in this status is over, so that its document may be sent again. */
export function isOver(status: SigningStatus): boolean {
  return nextStatuses[status].length === 0;
}

/** The statuses in which its sender may take a signing back, unless it is complete at the gateway. */
export const cancellableStatuses: SigningStatus[] = ["preparing", "out_for_signature", "needs_attention"];

/** Nothing that everybody has signed is thrown away, whatever else is the matter with it. */
export const isCancellable = ({ status, isComplete }: { status: SigningStatus; isComplete: boolean }) =>
  cancellableStatuses.includes(status) && !isComplete;

/** A document has no status of its own: "draft" without a signing, else that of its latest one. */
export const documentStatuses = ["draft", ...signingStatuses] as const;

export type DocumentStatus = (typeof documentStatuses)[number];

/** Whether a signing has come to something that its owner may want to prove. */
export function isProvable(status: DocumentStatus): boolean {
  return status === "needs_attention" || (status !== "draft" && isOver(status));
}

/** Whether a document in this status may be sent for signing. */
export function canSend(status: DocumentStatus): boolean {
  return status === "draft" || (isOver(status) && status !== "signed");
}
