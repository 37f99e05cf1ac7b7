import "server-only";
import type { z } from "zod";
import { guardedAction, type Run } from "./guarded-action";

/**
 * A server action that anyone can call: its input must authorize the caller, for example by a one-time token.
 *
 * @param schema parses a form's fields
 */
export const publicAction = <S extends z.ZodType, T = void>(schema: S, run: Run<object, S, T>) =>
  guardedAction(async () => ({}), schema, run);
