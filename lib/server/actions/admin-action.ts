import "server-only";
import type { z } from "zod";
import type { Person } from "@/db/repositories/users";
import { requireAdmin } from "../auth/require-admin";
import { guardedAction, type Run } from "./guarded-action";

/**
 * The only way to make a server action for admins: `user` is one. Everybody else gets 404.
 *
 * @param schema parses a form's fields or the object that a client component passes
 */
export const adminAction = <S extends z.ZodType, T = void>(schema: S, run: Run<{ user: Person }, S, T>) =>
  guardedAction(async () => ({ user: await requireAdmin() }), schema, run);
