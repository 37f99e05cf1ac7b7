import type { FieldIssue } from "./input-problem";
import type { Refusal } from "./refusal";

/** The result of a form's last submission. Issues and refusals are codes, which the form translates. */
export type ActionState<T = void> =
  | { status: "idle" }
  | { status: "invalid"; issues: FieldIssue[] }
  | { status: "refused"; refusal: Refusal }
  | { status: "done"; value: T };

export const idle: ActionState<never> = { status: "idle" };
