"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { invitationAction } from "@/lib/server/actions/invitation-action";
import { canRead } from "@/lib/domain/signing/invitation-state";
import { declineReason } from "@/lib/domain/signing/reasons";
import { declineInvitation } from "@/lib/signing/commands/decline-to-sign";
import { recordOpened } from "@/lib/signing/commands/open-invitation";
import { frameEvents, takeFrameEvent } from "@/lib/signing/signals/frame-event";

/** Takes an event of the signing frame. It is only a hint: the portal requests the status from the gateway. */
export const reportInvited = invitationAction(
  z.object({ event: z.enum(frameEvents) }),
  async ({ portal: { workflow }, invitation, input }) => {
    if (invitation.state !== "to_sign") return; // already known from a postback
    await takeFrameEvent(workflow, { signingId: invitation.signingId, event: input.event });
  },
);

/** Records that the invited person has the document before them, as the page's script tells once it is visible. */
export const openedInvited = invitationAction(
  z.object({ token: z.string() }),
  async ({ portal: { workflow }, invitation, origin }) => {
    if (canRead(invitation.state)) await recordOpened(workflow, invitation, origin);
  },
);

/** Declines on behalf of the invited person. */
export const declineInvited = invitationAction(
  z.object({ reason: declineReason }),
  async ({ portal: { workflow }, input, origin }) => {
    if (!(await declineInvitation(workflow, { ...input, origin }))) notFound();
  },
);
