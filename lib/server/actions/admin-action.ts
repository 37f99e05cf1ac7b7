import "server-only";
import type { z } from "zod";
import { requireAdmin } from "../auth/require-admin";
import { guardedAction, type Run } from "./guarded-action";

/**
 * The only way to make a server action for admins: `user` is one. For everybody else it is not there.
 *
 * @param schema parses a form's fields or the object that a client component passes
 */
export const adminAction = <S extends z.ZodType, T = void>(schema: S, run: Run<S, T>) =>
  guardedAction(requireAdmin, schema, run);
