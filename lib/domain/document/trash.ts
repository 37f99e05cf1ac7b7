import type { RefusalCode } from "../request/refusal";
import type { DocumentStatus } from "../signing/signing-status";
import { dayMs } from "../time/durations";

/** How long a document stays in the trash. */
export const trashDays = 30;

export const purgeAfter = (trashedAt: Date) => new Date(trashedAt.getTime() + trashDays * dayMs);

/** Why a document in this status cannot be moved to the trash; `undefined` when it can. */
export function trashObstacle(status: DocumentStatus): RefusalCode | undefined {
  switch (status) {
    case "preparing":
    case "out_for_signature":
      return "cancel_first";
    case "collecting":
      return "fetch_first";
    case "needs_attention":
      return "attention_first";
    case "draft":
    case "signed":
    case "declined":
    case "cancelled":
    case "expired":
    case "failed":
      return undefined;
  }
}
