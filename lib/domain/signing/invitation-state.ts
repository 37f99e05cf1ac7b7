import { isOver, type SigningStatus, waitsFor } from "./signing-status";
import { dayMs } from "../time/durations";

/** For how many days an invitation's link opens the signed document. */
export const signedFileDays = 30;

/** The state of an invitation, which decides what its link opens. */
export type InvitationState =
  "replaced" | "to_sign" | "not_in_turn" | "waiting" | "signed" | "too_late" | "deleted" | "ended";

type Recorded = {
  status: SigningStatus;
  cancelRequestedAt: Date | null;
  revokedAt: Date | null;
  signedAt: Date | null;
  declinedAt: Date | null;
  withdrawnAt: Date | null;
  signedFileAt: Date | null;
  /** When the document was moved to the trash. */
  trashedAt: Date | null;
  isInTurn: boolean;
};

/** Whether another link took the place of this one. The link of a withdrawn signer has ended instead. */
export const isReplaced = ({ revokedAt, withdrawnAt }: Pick<Recorded, "revokedAt" | "withdrawnAt">) =>
  revokedAt !== null && withdrawnAt === null;

/** Derives the state of an invitation from what is recorded and the time. */
export function invitationState(invitation: Recorded, now: Date): InvitationState {
  const { status, signedAt, declinedAt, signedFileAt, isInTurn } = invitation;
  if (invitation.withdrawnAt) return "ended";
  if (isReplaced(invitation)) return "replaced";
  if (status === "signed") {
    if (invitation.trashedAt) return "deleted";
    const until = (signedFileAt?.getTime() ?? 0) + signedFileDays * dayMs;
    return now.getTime() < until ? "signed" : "too_late";
  }
  if (isOver(status) || declinedAt) return "ended";
  if (!waitsFor(status, "signers")) return "waiting";
  if (invitation.cancelRequestedAt) return "ended";
  if (signedAt) return "waiting";
  return isInTurn ? "to_sign" : "not_in_turn";
}

/** Whether the document itself can be read by the link. */
export const canRead = (state: InvitationState) =>
  state === "to_sign" || state === "not_in_turn" || state === "waiting" || state === "signed";
