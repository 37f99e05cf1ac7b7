import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { ActionState } from "@/lib/domain/request/action-state";
import { fieldIssue } from "@/lib/domain/request/input-problem";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { requestOrigin } from "../auth/request-origin";
import { type Portal, portal } from "../portal/portal";

/** The body of an action. It receives what the guard found about the caller, and its dependencies. */
export type Run<Caller, S extends z.ZodType, T> = (
  call: Caller & { portal: Portal; input: z.output<S>; origin: Origin },
) => Promise<T>;

/**
 * What all server actions share: it identifies the caller, parses the input, and returns a refusal as state. Redirects
 * and unexpected errors pass through.
 *
 * @param guard returns the caller, or throws (a redirect, 404) if they may not call; its argument is not validated yet
 * @param schema parses a form's fields or the object that a client component passes
 */
export function guardedAction<Caller, S extends z.ZodType, T>(
  guard: (sent: unknown) => Promise<Caller>,
  schema: S,
  run: Run<Caller, S, T>,
) {
  return async (_previous: ActionState<T>, sent: FormData | z.input<S>): Promise<ActionState<T>> => {
    const fields: unknown = sent instanceof FormData ? Object.fromEntries(sent) : sent;
    const caller = await guard(fields);
    const parsed = schema.safeParse(fields);
    if (!parsed.success) return { status: "invalid", issues: parsed.error.issues.map(fieldIssue) };
    const call = { portal: await portal(), input: parsed.data, origin: requestOrigin(await headers()) };
    try {
      return { status: "done", value: await run({ ...caller, ...call }) };
    } catch (error) {
      if (error instanceof UserFacingError) return { status: "refused", refusal: error.refusal };
      throw error;
    }
  };
}
