import type { ActionState } from "@/lib/domain/request/action-state";

/** An admin action on one signing. */
export type SigningAction = (previous: ActionState, input: { signingId: string }) => Promise<ActionState>;
