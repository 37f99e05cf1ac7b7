"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { findOwnSigner } from "@/db/repositories/signers";
import { findDocument } from "@/db/repositories/documents";
import { userAction } from "@/lib/actions/user-action";
import { portal } from "@/lib/portal";
import { takeSignedCallback } from "@/lib/signing/hint";

/** The frame says that its person has signed. That is a hint: the gateway is asked. */
export const reportSigned = userAction(z.object({ documentId: z.string() }), async ({ user, input }) => {
  const { db, workflow, reconciler } = await portal();
  const asked = { documentId: input.documentId, userId: user.id };
  if (!(await findDocument(db.read, asked))) notFound();
  const own = await findOwnSigner(db.read, asked);
  if (!own || own.signedAt) return; // known already, by a postback
  await takeSignedCallback(workflow, own.signingId);
  reconciler.wake();
});
