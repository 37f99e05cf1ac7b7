import "server-only";
import type { z } from "zod";
import { requireUser } from "../auth/require-user";
import { guardedAction, type Run } from "./guarded-action";

/**
 * The only way to make a server action for people who are signed in.
 *
 * @param schema parses a form's fields or the object that a client component passes
 */
export const userAction = <S extends z.ZodType, T = void>(schema: S, run: Run<S, T>) =>
  guardedAction(requireUser, schema, run);
