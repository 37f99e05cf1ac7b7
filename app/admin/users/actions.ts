"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { type Invited, inviteUser as invite } from "@/lib/accounts/invite-user";
import { adminAction } from "@/lib/server/actions/admin-action";
import { newPerson } from "@/lib/domain/people/new-person";
import { env } from "@/lib/base/env";

/** `link`: for the admin to pass on, where no mail brings it. */
export type InvitedBy = { userId: string; link?: string };

/** Creates an account, whose person sets the password by a one-time link. */
export const inviteUser = adminAction(
  newPerson.extend({ byMail: z.enum(["mail", "link"]).default("mail") }),
  async ({ portal: { workflow }, user, input: { byMail, ...person }, origin }): Promise<InvitedBy> => {
    const inviting = { adminId: user.id, origin, person, byMail: byMail === "mail" };
    const { userId, linkToken }: Invited = await invite(workflow, inviting);
    refresh();
    return { userId, link: linkToken && `${env().appUrl}/join/${linkToken}` };
  },
);
