"use server";

import { z } from "zod";
import { userAction } from "@/lib/actions/user-action";
import { signOut } from "@/lib/auth/auth";
import { hashPassword } from "@/lib/auth/password";
import { requireUser } from "@/lib/auth/require-user";
import { changePassword } from "@/lib/auth/session";
import { problem } from "@/lib/domain/input-problem";
import { leastPasswordLength } from "@/lib/domain/password-length";
import { slowedRefusal } from "@/lib/domain/refusal";
import { UserFacingError } from "@/lib/domain/user-facing-error";
import { verifySignIn } from "@/lib/auth/verify-sign-in";
import { portal } from "@/lib/portal";

const newPassword = z.object({
  current: z.string().max(1024),
  password: z
    .string()
    .min(leastPasswordLength, problem("password_too_short"))
    .max(1024, problem("password_too_long")),
});

/** Changes the password, which ends all sessions of the account, this one too. */
export const changeOwnPassword = userAction(newPassword, async ({ user, input, origin }) => {
  const { db, now } = await portal();
  const result = await verifySignIn(db, { email: user.email, password: input.current, origin }, now());
  if (result.kind === "slowed") throw new UserFacingError(slowedRefusal(result.until, now()));
  if (result.kind === "refused") throw new UserFacingError({ code: "wrong_current_password" });
  const passwordHash = await hashPassword(input.password);
  await changePassword(db, { userId: user.id, passwordHash, origin, now: now() });
  await signOut({ redirectTo: "/sign-in?changed=1" });
});

/** Ends the session of this browser. */
export async function signOutHere(): Promise<void> {
  await requireUser();
  await signOut({ redirectTo: "/sign-in" });
}
