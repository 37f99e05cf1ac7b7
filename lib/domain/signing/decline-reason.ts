import { z } from "zod";
import { problem } from "../request/input-problem";

/** Why somebody does not sign: whoever declines says it. */
export const declineReason = z
  .string()
  .trim()
  .min(1, problem("reason_missing"))
  .max(2000, problem("text_too_long"));
