"use server";

import { z } from "zod";
import { publicAction } from "@/lib/server/actions/public-action";
import { askForReset } from "@/lib/accounts/ask-for-reset";
import { emailAddress } from "@/lib/domain/people/person-fields";

/** Sends a link for a new password. The answer is the same whether the address has an account. */
export const forgetPassword = publicAction(
  z.object({ email: emailAddress }),
  async ({ portal, input: { email }, origin }): Promise<string> => {
    await askForReset(portal.workflow, { email, origin });
    return email;
  },
);
