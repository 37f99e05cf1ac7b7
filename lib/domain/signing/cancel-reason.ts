import { z } from "zod";
import { problem } from "../request/input-problem";

/** The reason of a cancellation: the sender gives it to everyone who was invited. */
export const cancelReason = z
  .string()
  .trim()
  .min(1, problem("cancel_reason_missing"))
  .max(2000, problem("text_too_long"));
