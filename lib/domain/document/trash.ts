import type { RefusalCode } from "../request/refusal";
import type { DocumentStatus } from "../signing/signing-status";
import { dayMs } from "../time/durations";

/** How long a document stays in the trash. */
export const trashDays = 30;

export const purgeAfter = (trashedAt: Date) => new Date(trashedAt.getTime() + trashDays * dayMs);

/** Why a document in this status cannot be moved to the trash; `undefined` when it can. */
export const trashObstacle = (status: DocumentStatus): RefusalCode | undefined => trashObstacles[status];

const trashObstacles: Record<DocumentStatus, RefusalCode | undefined> = {
  draft: undefined,
  preparing: "cancel_first",
  out_for_signature: "cancel_first",
  collecting: "fetch_first",
  signed: undefined,
  declined: undefined,
  cancelled: undefined,
  expired: undefined,
  failed: undefined,
  needs_attention: "attention_first",
};
