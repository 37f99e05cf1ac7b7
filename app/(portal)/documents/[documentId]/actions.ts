"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/actions/user-action";
import { portal } from "@/lib/portal";
import { sendInvitationAgain } from "@/lib/signing/send-invitation-again";

/** Writes once more to somebody who has not signed. */
export const inviteAgain = userAction(
  z.object({ documentId: z.string(), signerId: z.string() }),
  async ({ user, input, origin }): Promise<void> => {
    const { workflow } = await portal();
    if (!(await sendInvitationAgain(workflow, { ...input, userId: user.id, origin }))) notFound();
  },
);
