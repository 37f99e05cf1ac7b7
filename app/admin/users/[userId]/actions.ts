"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changeRole, disableAccount, enableAccount, endSessionsOf } from "@/lib/accounts/change-account";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { resendAccountInvitation } from "@/lib/accounts/invite-user";
import { sendPasswordReset } from "@/lib/accounts/reset-password";
import type { Accounts, AdminChange } from "@/lib/accounts/accounts";
import { adminAction } from "@/lib/server/actions/admin-action";
import { emailAddress } from "@/lib/domain/people/email-address";
import { optional } from "@/lib/domain/people/person-fields";
import { userRoles } from "@/lib/domain/people/user-role";
import { env } from "@/lib/base/env";

const ofUser = z.object({ userId: z.string() });

const accountAction = (change: (accounts: Accounts, request: AdminChange) => Promise<void>) =>
  adminAction(ofUser, async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    await change(workflow, { ...input, adminId: user.id, origin });
    refresh();
  });

export const disableUser = accountAction(disableAccount);
export const enableUser = accountAction(enableAccount);
export const endUserSessions = accountAction(endSessionsOf);
export const sendUserReset = accountAction(sendPasswordReset);

export const changeUserRole = adminAction(
  ofUser.extend({ role: z.enum(userRoles) }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    await changeRole(workflow, { ...input, adminId: user.id, origin });
    refresh();
  },
);

/** Resends an invitation. Returns the link for the admin to pass on, unless it was mailed. */
export const resendUserInvitation = adminAction(
  ofUser.extend({ byMail: z.boolean() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<string | undefined> => {
    const token = await resendAccountInvitation(workflow, { ...input, adminId: user.id, origin });
    return token && `${env().appUrl}/join/${token}`;
  },
);

export const deleteUser = adminAction(
  ofUser.extend({ newOwnerEmail: optional(emailAddress) }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    await deleteAccount(workflow, { ...input, adminId: user.id, origin });
    redirect("/admin/users");
  },
);
