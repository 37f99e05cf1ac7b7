import "server-only";
import type { z } from "zod";
import type { Person } from "@/db/repositories/users";
import { requireAdmin } from "../auth/require-admin";
import { guardedAction, type Run } from "./guarded-action";

/**
 * The only way to create a server action for admins. Other users get 404; people who are not signed in are redirected.
 *
 * @param schema parses a form's fields or the object that a client component passes
 */
export const adminAction = <S extends z.ZodType, T = void>(schema: S, run: Run<{ user: Person }, S, T>) =>
  guardedAction(async () => ({ user: await requireAdmin() }), schema, run);
