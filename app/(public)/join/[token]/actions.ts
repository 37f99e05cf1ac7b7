"use server";

import { z } from "zod";
import { join } from "@/lib/accounts/join";
import { publicAction } from "@/lib/server/actions/public-action";
import { signIn } from "@/lib/server/auth/auth";
import { hashPassword } from "@/lib/accounts/password";
import { joining } from "@/lib/domain/people/new-person";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

/** Completes an invited account by its one-time link, and signs the person in. */
export const joinPortal = publicAction(
  joining.extend({ token: z.string() }),
  async ({ portal, input: { token, password, name, surname }, origin }): Promise<void> => {
    const passwordHash = await hashPassword(password);
    const email = await join(portal.workflow, { token, name, surname, passwordHash, origin });
    if (!email) throw new UserFacingError({ code: "link_over" });
    await signIn("credentials", { email, password, redirectTo: "/documents" });
  },
);
