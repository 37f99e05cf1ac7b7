import type { ActionState } from "@/lib/domain/request/action-state";

/** The server actions of the tag editor. */
export type TagActions = {
  tag: (previous: ActionState, input: { documentId: string; name: string }) => Promise<ActionState>;
  untag: (previous: ActionState, input: { documentId: string; tagId: string }) => Promise<ActionState>;
};
