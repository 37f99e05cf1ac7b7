import type { ActionState } from "@/lib/actions/action-state";

/** An action of an admin on one signing. */
export type SigningAction = (previous: ActionState, input: { signingId: string }) => Promise<ActionState>;
