"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { invitationAction } from "@/lib/server/actions/invitation-action";
import { declineReason } from "@/lib/domain/signing/decline-reason";
import { declineInvitation } from "@/lib/signing/commands/decline-to-sign";
import { frameEvents, takeFrameEvent } from "@/lib/signing/signals/frame-event";

/** The frame says that its person has signed or cancelled. That is a hint: the gateway is asked. */
export const reportInvited = invitationAction(
  z.object({ token: z.string(), event: z.enum(frameEvents) }),
  async ({ portal: { workflow }, invitation, input }) => {
    if (invitation.state !== "to_sign") return; // known already, by a postback
    await takeFrameEvent(workflow, { signingId: invitation.signingId, event: input.event });
  },
);

/** The person of an invitation will not sign. */
export const declineInvited = invitationAction(
  z.object({ token: z.string(), reason: declineReason }),
  async ({ portal: { workflow }, input, origin }) => {
    if (!(await declineInvitation(workflow, { ...input, origin }))) notFound();
  },
);
