"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { saveProfile } from "@/lib/accounts/profile";
import { userAction } from "@/lib/server/actions/user-action";
import { signOut as endCurrentSession } from "@/lib/server/auth/auth";
import { hashPassword } from "@/lib/accounts/password";
import { requireUser } from "@/lib/server/auth/require-user";
import { changePassword, endAllSessions, endOwnSession } from "@/lib/accounts/session";
import { ownProfile } from "@/lib/domain/people/own-profile";
import { newPassword } from "@/lib/domain/people/person-fields";
import { throttledRefusal } from "@/lib/domain/request/refusal";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { verifySignIn } from "@/lib/accounts/verify-sign-in";

const passwords = z.object({ current: z.string().max(1024), password: newPassword });

/** Changes the password and ends all sessions of the account, including this one. */
export const changeOwnPassword = userAction(
  passwords,
  async ({ portal: { db, now }, user, input, origin }) => {
    const result = await verifySignIn(db, { email: user.email, password: input.current, origin }, now());
    if (result.kind === "throttled") throw new UserFacingError(throttledRefusal(result.until, now()));
    if (result.kind === "refused") throw new UserFacingError({ code: "wrong_current_password" });
    const passwordHash = await hashPassword(input.password);
    await changePassword(db, { userId: user.id, passwordHash, origin, now: now() });
    await endCurrentSession({ redirectTo: "/sign-in?changed=1" });
  },
);

/** Saves the user's own profile. */
export const saveOwnProfile = userAction(
  ownProfile,
  async ({ portal, user, input, origin }): Promise<void> => {
    await saveProfile(portal.workflow, { userId: user.id, profile: input, origin });
    refresh();
  },
);

/** Ends one of the user's other sessions. */
export const endSession = userAction(
  z.object({ sessionId: z.string() }),
  async ({ portal: { db, now }, user, input, origin }): Promise<void> => {
    await endOwnSession(db, { ...input, userId: user.id, origin, now: now() });
    refresh();
  },
);

/** Ends all of the user's sessions, including this one. */
export const signOutEverywhere = userAction(
  z.object({}),
  async ({ portal: { db, now }, user, origin }): Promise<void> => {
    await endAllSessions(db, { userId: user.id, origin, now: now() });
    redirect("/sign-in");
  },
);

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await requireUser();
  await endCurrentSession({ redirectTo: "/sign-in" });
}
