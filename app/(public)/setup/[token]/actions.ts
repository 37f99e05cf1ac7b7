"use server";

import { z } from "zod";
import { createFirstAdmin } from "@/lib/accounts/first-admin";
import { publicAction } from "@/lib/server/actions/public-action";
import { signIn } from "@/lib/server/auth/auth";
import { hashPassword } from "@/lib/accounts/password";
import { firstAdmin } from "@/lib/domain/people/new-person";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

/** Creates the first admin by the link printed to the console, and signs them in. */
export const setUpPortal = publicAction(
  firstAdmin.extend({ token: z.string() }),
  async ({ portal, input: { token, password, ...person }, origin }): Promise<void> => {
    const admin = { ...person, passwordHash: await hashPassword(password) };
    const isCreated = await createFirstAdmin(portal.workflow, { token, person: admin, origin });
    if (!isCreated) throw new UserFacingError({ code: "link_over" });
    await signIn("credentials", { email: person.email, password, redirectTo: "/admin" });
  },
);
