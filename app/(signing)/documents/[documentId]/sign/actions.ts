"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { findOwnSigner } from "@/db/repositories/signers";
import { findDocument } from "@/db/repositories/documents";
import { declineReason } from "@/lib/domain/signing/reasons";
import { userAction } from "@/lib/server/actions/user-action";
import { declineToSign } from "@/lib/signing/commands/decline-to-sign";
import { frameEvents, takeFrameEvent } from "@/lib/signing/signals/frame-event";

const frameReport = z.object({ documentId: z.string(), event: z.enum(frameEvents) });

/** Takes an event of the signing frame. It is only a hint: the portal requests the status from the gateway. */
export const report = userAction(frameReport, async ({ portal: { db, workflow }, user, input }) => {
  const query = { documentId: input.documentId, userId: user.id };
  if (!(await findDocument(db.read, query))) notFound();
  const own = await findOwnSigner(db.read, query);
  if (!own || own.signedAt) return; // already known from a postback
  await takeFrameEvent(workflow, { signingId: own.signingId, event: input.event });
});

/** Declines on behalf of the signed-in user. */
export const decline = userAction(
  z.object({ documentId: z.string(), reason: declineReason }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await declineToSign(workflow, { ...input, userId: user.id, origin }))) notFound();
  },
);
