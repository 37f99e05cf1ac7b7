import { isOver, type SigningStatus, waitsFor } from "./signing-status";
import { dayMs } from "../time/durations";

/** How long the signed document can be fetched by an invitation's link. */
export const signedFileDays = 30;

/** The state of an invitation, which decides what its link opens. */
export type InvitationState =
  "replaced" | "to_sign" | "not_in_turn" | "waiting" | "signed" | "too_late" | "deleted" | "ended";

type Recorded = {
  status: SigningStatus;
  cancelAskedAt: Date | null;
  revokedAt: Date | null;
  signedAt: Date | null;
  declinedAt: Date | null;
  withdrawnAt: Date | null;
  signedFileAt: Date | null;
  /** Since when its owner has the document in the trash. */
  trashedAt: Date | null;
  isInTurn: boolean;
};

/** Depends only on what is recorded and the time. */
export function invitationState(invitation: Recorded, now: Date): InvitationState {
  const { status, revokedAt, signedAt, declinedAt, signedFileAt, isInTurn } = invitation;
  if (invitation.withdrawnAt) return "ended";
  if (revokedAt) return "replaced";
  if (status === "signed") {
    if (invitation.trashedAt) return "deleted";
    const until = (signedFileAt?.getTime() ?? 0) + signedFileDays * dayMs;
    return now.getTime() < until ? "signed" : "too_late";
  }
  if (isOver(status) || declinedAt) return "ended";
  if (!waitsFor(status, "signers")) return "waiting";
  if (invitation.cancelAskedAt) return "ended";
  if (signedAt) return "waiting";
  return isInTurn ? "to_sign" : "not_in_turn";
}

/** Whether the document itself can be read by the link. */
export const canRead = (state: InvitationState) =>
  state === "to_sign" || state === "not_in_turn" || state === "waiting" || state === "signed";
