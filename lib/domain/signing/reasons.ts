import { z } from "zod";
import { type InputProblem, problem } from "../request/input-problem";

const reason = (missing: InputProblem, maxLength: number) =>
  z.string().trim().min(1, problem(missing)).max(maxLength, problem("text_too_long"));

/** The reason for a cancellation, which is mailed to everyone who was invited. */
export const cancelReason = reason("cancel_reason_missing", 2000);

/** Why an admin closes a signing, for the log. */
export const closeReason = reason("close_reason_missing", 500);

/** Why an admin accepts a file below the required level, for the log. */
export const acceptReason = reason("accept_reason_missing", 500);

/** The signer's reason for declining. */
export const declineReason = reason("reason_missing", 2000);
