import type { ActionState } from "@/lib/domain/request/action-state";

/** What the page hands to the editor of a document's tags. */
export type TagActions = {
  tag: (previous: ActionState, input: { documentId: string; name: string }) => Promise<ActionState>;
  untag: (previous: ActionState, input: { documentId: string; tagId: string }) => Promise<ActionState>;
};
