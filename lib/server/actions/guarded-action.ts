import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { Person } from "@/db/repositories/users";
import { requestOrigin } from "../auth/request-origin";
import { fieldIssue } from "@/lib/domain/request/input-problem";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { ActionState } from "@/lib/domain/request/action-state";

export type Run<S extends z.ZodType, T> = (call: {
  user: Person;
  input: z.output<S>;
  origin: Origin;
}) => Promise<T>;

/**
 * What all actions of people who are signed in have in common: it finds out who calls, checks what they sent, and
 * hands a refusal on by its code. Redirects and unknown faults travel on.
 *
 * @param guard gives whoever may call, and does not return for others
 */
export function guardedAction<S extends z.ZodType, T>(
  guard: () => Promise<Person>,
  schema: S,
  run: Run<S, T>,
) {
  return async (_previous: ActionState<T>, sent: FormData | z.input<S>): Promise<ActionState<T>> => {
    const user = await guard();
    const parsed = schema.safeParse(sent instanceof FormData ? Object.fromEntries(sent) : sent);
    if (!parsed.success) return { status: "invalid", issues: parsed.error.issues.map(fieldIssue) };
    const origin = requestOrigin(await headers());
    try {
      return { status: "done", value: await run({ user, input: parsed.data, origin }) };
    } catch (error) {
      if (error instanceof UserFacingError) return { status: "refused", refusal: error.refusal };
      throw error;
    }
  };
}
