"use server";

import { refresh } from "next/cache";
import { arrangement } from "@/lib/domain/document/document-files";
import { arrangeFiles } from "@/lib/documents/arrange-files";
import { notFound } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/server/actions/user-action";
import { cancelReason } from "@/lib/domain/signing/cancel-reason";
import { trashDocument } from "@/lib/documents/trash-document";
import { remindSigner } from "@/lib/signing/commands/remind-signer";
import { cancelSigning } from "@/lib/signing/commands/cancel-signing";
import { resendInvitation } from "@/lib/signing/commands/resend-invitation";

const signerOfDocument = z.object({ documentId: z.string(), signerId: z.string() });

/** Reminds somebody whose turn it is. */
export const remind = userAction(
  signerOfDocument,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await remindSigner(workflow, { ...input, userId: user.id, origin }))) notFound();
  },
);

/** Writes once more to somebody who has not signed. */
export const resendAccountInvitation = userAction(
  signerOfDocument,
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await resendInvitation(workflow, { ...input, userId: user.id, origin }))) notFound();
  },
);

/** Takes a signing back, with a reason that everybody who was invited reads, and its document to the trash if asked. */
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

/** Names a draft and its files, puts them in order, and takes files out. */
export const arrange = userAction(arrangement, async ({ portal, user, input, origin }): Promise<void> => {
  const isThere = await arrangeFiles(portal, { ...input, userId: user.id, origin });
  if (!isThere) notFound();
  refresh();
});
