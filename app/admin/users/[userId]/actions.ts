"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changeRole, disableAccount, enableAccount, endSessionsOf } from "@/lib/accounts/change-account";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { resendAccountInvitation } from "@/lib/accounts/invite-user";
import { sendPasswordReset } from "@/lib/accounts/reset-password";
import type { Accounts, AdminDoing } from "@/lib/accounts/accounts";
import { adminAction } from "@/lib/server/actions/admin-action";
import { emailAddress, optional } from "@/lib/domain/people/person-fields";
import { userRoles } from "@/lib/domain/people/user-role";
import { env } from "@/lib/base/env";

const ofUser = z.object({ userId: z.string() });

const doing = (change: (accounts: Accounts, doing: AdminDoing) => Promise<void>) =>
  adminAction(ofUser, async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    await change(workflow, { ...input, adminId: user.id, origin });
    refresh();
  });

export const disableUser = doing(disableAccount);
export const enableUser = doing(enableAccount);
export const endUserSessions = doing(endSessionsOf);
export const sendUserReset = doing(sendPasswordReset);

export const changeUserRole = adminAction(
  ofUser.extend({ role: z.enum(userRoles) }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    await changeRole(workflow, { ...input, adminId: user.id, origin });
    refresh();
  },
);

/** Gives the link to pass on, where no mail brings it. */
export const resendUserInvitation = adminAction(
  ofUser.extend({ byMail: z.boolean() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<string | undefined> => {
    const token = await resendAccountInvitation(workflow, { ...input, adminId: user.id, origin });
    return token && `${env().appUrl}/join/${token}`;
  },
);

export const deleteUser = adminAction(
  ofUser.extend({ heirEmail: optional(emailAddress) }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    await deleteAccount(workflow, { ...input, adminId: user.id, origin });
    redirect("/admin/users");
  },
);
