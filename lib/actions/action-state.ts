/** What a form knows of its last submission. `field` is the path of an entry: "signers.0.email". */
export type ActionState<T = void> =
  | { status: "idle" }
  | { status: "invalid"; issues: { field: string; message: string }[] }
  | { status: "refused"; message: string }
  | { status: "done"; value: T };

export const idle: ActionState<never> = { status: "idle" };
