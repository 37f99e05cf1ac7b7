import { z } from "zod";
import { problem } from "../request/input-problem";

/** Why a signing is cancelled: its sender says it to everybody who was invited. */
export const cancelReason = z
  .string()
  .trim()
  .min(1, problem("cancel_reason_missing"))
  .max(2000, problem("text_too_long"));
