"use server";

import { z } from "zod";
import { invitationAction } from "@/lib/server/actions/invitation-action";
import { declineReason } from "@/lib/domain/signing/decline-reason";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { declineToSign } from "@/lib/signing/commands/decline-to-sign";
import { frameEvents, takeFrameEvent } from "@/lib/signing/signals/frame-event";

/** The frame reports that its person has signed or cancelled. That is only a hint to query the gateway. */
export const reportInvited = invitationAction(
  z.object({ token: z.string(), event: z.enum(frameEvents) }),
  async ({ portal: { workflow, reconciler }, invitation, input }) => {
    if (invitation.state !== "to_sign") return; // known already, by a postback
    await takeFrameEvent(workflow, { signingId: invitation.signingId, event: input.event });
    reconciler.wake();
  },
);

/** The person of an invitation will not sign. */
export const declineInvited = invitationAction(
  z.object({ reason: declineReason }),
  async ({ portal: { workflow, reconciler }, invitation: { state, signerId }, input, origin }) => {
    const declining = { signerId, reason: input.reason, origin };
    if (state !== "to_sign" || !(await declineToSign(workflow, declining)))
      throw new UserFacingError({ code: "nothing_to_sign" });
    reconciler.wake();
  },
);
