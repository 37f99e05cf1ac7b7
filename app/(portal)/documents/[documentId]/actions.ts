"use server";

import { refresh } from "next/cache";
import { arrangement } from "@/lib/domain/document/document-files";
import { arrangeFiles } from "@/lib/documents/arrange-files";
import { notFound } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/server/actions/user-action";
import { cancelReason } from "@/lib/domain/signing/reasons";
import { trashDocument } from "@/lib/documents/trash-document";
import { remindSigner } from "@/lib/signing/commands/remind-signer";
import { cancelSigning } from "@/lib/signing/commands/cancel-signing";
import { resendInvitation } from "@/lib/signing/commands/resend-invitation";
import { validateAgain } from "@/lib/signing/commands/validate-again";

const signerOfDocument = z.object({ documentId: z.string(), signerId: z.string() });

/** Reminds a signer whose turn it is. */
export const remind = userAction(
  signerOfDocument,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await remindSigner(workflow, { ...input, userId: user.id, origin }))) notFound();
  },
);

/** Resends the invitation of a signer who has not signed. */
export const resendSignerInvitation = userAction(
  signerOfDocument,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await resendInvitation(workflow, { ...input, userId: user.id, origin }))) notFound();
  },
);

/** Cancels a signing with a reason that every invited person sees, and on request moves the document to the trash. */
export const cancel = userAction(
  z.object({ documentId: z.string(), reason: cancelReason, trashOnceCancelled: z.boolean().optional() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await cancelSigning(workflow, { ...input, userId: user.id, origin }))) notFound();
  },
);

/** Moves a document to the trash. */
export const trash = userAction(
  z.object({ documentId: z.string(), evenSigned: z.boolean() }),
  async ({ portal, user, input, origin }): Promise<void> => {
    if (!(await trashDocument(portal, { ...input, userId: user.id, origin }))) notFound();
  },
);

/** Validates the signed file again, and keeps the report before. */
export const validateSignedFile = userAction(
  z.object({ documentId: z.string() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await validateAgain(workflow, { ...input, userId: user.id, origin }))) notFound();
    refresh();
  },
);

/** Renames a draft and its files, and reorders or removes files. */
export const arrange = userAction(arrangement, async ({ portal, user, input, origin }): Promise<void> => {
  const isFound = await arrangeFiles(portal, { ...input, userId: user.id, origin });
  if (!isFound) notFound();
  refresh();
});
