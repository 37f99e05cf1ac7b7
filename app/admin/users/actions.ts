"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { type Invited, inviteUser as invite } from "@/lib/accounts/invite-user";
import { adminAction } from "@/lib/server/actions/admin-action";
import { newPerson } from "@/lib/domain/people/new-person";
import { env } from "@/lib/base/env";

/** `link` is for the admin to pass on. It is absent if it was mailed. */
export type InvitedUser = { userId: string; link?: string };

/** Creates an account. The person sets its password by a one-time link. */
export const inviteUser = adminAction(
  newPerson.extend({ delivery: z.enum(["mail", "link"]).default("mail") }),
  async ({ portal: { workflow }, user, input: { delivery, ...person }, origin }): Promise<InvitedUser> => {
    const inviting = { adminId: user.id, origin, person, byMail: delivery === "mail" };
    const { userId, linkToken }: Invited = await invite(workflow, inviting);
    refresh();
    return { userId, link: linkToken && `${env().appUrl}/join/${linkToken}` };
  },
);
