"use server";

import { z } from "zod";
import { publicAction } from "@/lib/server/actions/public-action";
import { requestPasswordReset } from "@/lib/accounts/request-password-reset";
import { emailAddress } from "@/lib/domain/people/email-address";

/** Mails a password reset link. The response does not reveal whether the address has an account. */
export const requestResetLink = publicAction(
  z.object({ email: emailAddress }),
  async ({ portal, input: { email }, origin }): Promise<string> => {
    await requestPasswordReset(portal.workflow, { email, origin });
    return email;
  },
);
