import type { RefusalCode } from "../request/refusal";
import { type DocumentStatus, isOver } from "../signing/signing-status";

/** How long a document lies in the trash before it is gone. */
export const trashDays = 30;

export const purgeAfter = (trashedAt: Date) =>
  new Date(trashedAt.getTime() + trashDays * 24 * 60 * 60 * 1000);

/** What stands against moving a document in this status to the trash; nothing where `undefined`. */
export function trashObstacle(status: DocumentStatus): RefusalCode | undefined {
  if (status === "collecting") return "fetch_first";
  if (status === "needs_attention") return "attention_first";
  return status === "draft" || isOver(status) ? undefined : "cancel_first";
}
