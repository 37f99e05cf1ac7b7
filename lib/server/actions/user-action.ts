import "server-only";
import type { z } from "zod";
import type { Person } from "@/db/repositories/users";
import { requireUser } from "../auth/require-user";
import { guardedAction, type Run } from "./guarded-action";

/**
 * Creates a server action for signed-in users; others are redirected to the sign-in page. Only actions of plain forms,
 * which have no state, are written without it: `signOut` and `chooseLanguage`.
 *
 * @param schema parses a form's fields or the object that a client component passes
 */
export const userAction = <S extends z.ZodType, T = void>(schema: S, run: Run<{ user: Person }, S, T>) =>
  guardedAction(async () => ({ user: await requireUser() }), schema, run);
