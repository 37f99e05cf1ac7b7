import { z } from "zod";
import { problem } from "../request/input-problem";

/** Why an admin closes a signing, for the log. */
export const closeReason = z
  .string()
  .trim()
  .min(1, problem("close_reason_missing"))
  .max(500, problem("text_too_long"));
