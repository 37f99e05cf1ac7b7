import { z } from "zod";
import { problem } from "../request/input-problem";

/** The reason of a decline, which the signer gives. */
export const declineReason = z
  .string()
  .trim()
  .min(1, problem("reason_missing"))
  .max(2000, problem("text_too_long"));
