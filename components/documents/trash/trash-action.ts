import type { ActionState } from "@/lib/domain/request/action-state";

/** What the portal does to one document in the trash. */
export type TrashAction = (previous: ActionState, input: { documentId: string }) => Promise<ActionState>;
