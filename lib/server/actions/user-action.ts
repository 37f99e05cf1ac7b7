import "server-only";
import type { z } from "zod";
import type { Person } from "@/db/repositories/users";
import { requireUser } from "../auth/require-user";
import { guardedAction, type Run } from "./guarded-action";

/**
 * The only way to make a server action for signed-in people.
 *
 * @param schema parses a form's fields or the object that a client component passes
 */
export const userAction = <S extends z.ZodType, T = void>(schema: S, run: Run<{ user: Person }, S, T>) =>
  guardedAction(async () => ({ user: await requireUser() }), schema, run);
