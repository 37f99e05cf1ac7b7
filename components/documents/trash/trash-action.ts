import type { ActionState } from "@/lib/domain/request/action-state";

/** A server action on one document in the trash. */
export type TrashAction = (previous: ActionState, input: { documentId: string }) => Promise<ActionState>;
