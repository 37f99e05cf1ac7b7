"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { resetPassword } from "@/lib/accounts/reset-password";
import { publicAction } from "@/lib/server/actions/public-action";
import { hashPassword } from "@/lib/accounts/password";
import { newPassword } from "@/lib/domain/people/person-fields";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

/** Sets a new password by a one-time link, and ends every session of the account. */
export const resetOwnPassword = publicAction(
  z.object({ token: z.string(), password: newPassword }),
  async ({ portal, input: { token, password }, origin }): Promise<void> => {
    const passwordHash = await hashPassword(password);
    const isReset = await resetPassword(portal.workflow, { token, passwordHash, origin });
    if (!isReset) throw new UserFacingError({ code: "link_over" });
    redirect("/sign-in?changed=1");
  },
);
