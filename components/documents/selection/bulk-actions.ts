import type { ActionState } from "@/lib/domain/request/action-state";
import type { BulkOutcome } from "@/lib/domain/document/bulk";

type BulkAction<Input> = (
  previous: ActionState<BulkOutcome>,
  input: Input & { documentIds: string[] },
) => Promise<ActionState<BulkOutcome>>;

/** The server actions behind a list's selection bar. */
export type BulkActions = {
  tagAll: BulkAction<{ name: string }>;
  trashAll: BulkAction<{ evenSigned: boolean }>;
  restoreAll: BulkAction<object>;
  remindAll: BulkAction<object>;
  cancelAll: BulkAction<{ reason: string }>;
  checkArchive: BulkAction<object>;
};
