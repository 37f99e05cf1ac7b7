"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { findOwnSigner } from "@/db/repositories/signers";
import { findDocument } from "@/db/repositories/documents";
import { declineReason } from "@/lib/domain/signing/decline-reason";
import { userAction } from "@/lib/server/actions/user-action";
import { declineToSign } from "@/lib/signing/commands/decline-to-sign";
import { frameEvents, takeFrameEvent } from "@/lib/signing/signals/frame-event";

const told = z.object({ documentId: z.string(), event: z.enum(frameEvents) });

/** The frame says that its person has signed or cancelled. That is a hint: the gateway is asked. */
export const report = userAction(told, async ({ portal: { db, workflow }, user, input }) => {
  const asked = { documentId: input.documentId, userId: user.id };
  if (!(await findDocument(db.read, asked))) notFound();
  const own = await findOwnSigner(db.read, asked);
  if (!own || own.signedAt) return; // known already, by a postback
  await takeFrameEvent(workflow, { signingId: own.signingId, event: input.event });
});

/** The person who is signed in will not sign. */
export const decline = userAction(
  z.object({ documentId: z.string(), reason: declineReason }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await declineToSign(workflow, { ...input, userId: user.id, origin }))) notFound();
  },
);
