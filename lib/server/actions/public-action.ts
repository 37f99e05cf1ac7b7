import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { requestOrigin } from "../auth/request-origin";
import { fieldIssue } from "@/lib/domain/request/input-problem";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { ActionState } from "@/lib/domain/request/action-state";

type Run<S extends z.ZodType, T> = (call: { input: z.output<S>; origin: Origin }) => Promise<T>;

/** A server action that anybody can call: what it is given must be its key. Redirects and unknown faults travel on. */
export function publicAction<S extends z.ZodType, T = void>(schema: S, run: Run<S, T>) {
  return async (_previous: ActionState<T>, form: FormData): Promise<ActionState<T>> => {
    const parsed = schema.safeParse(Object.fromEntries(form));
    if (!parsed.success) return { status: "invalid", issues: parsed.error.issues.map(fieldIssue) };
    const origin = requestOrigin(await headers());
    try {
      return { status: "done", value: await run({ input: parsed.data, origin }) };
    } catch (error) {
      if (error instanceof UserFacingError) return { status: "refused", refusal: error.refusal };
      throw error;
    }
  };
}
