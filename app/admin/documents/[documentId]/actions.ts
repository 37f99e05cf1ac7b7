"use server";

import { fullName } from "@/lib/domain/people/full-name";
import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { z } from "zod";
import { findDocumentForAdmin } from "@/db/repositories/admin-documents";
import { listUsers } from "@/db/repositories/user-directory";
import { adminAction } from "@/lib/server/actions/admin-action";
import { cancelReason } from "@/lib/domain/signing/reasons";
import { transferDocument as transfer } from "@/lib/documents/transfer-document";
import { restoreDocument, trashForOwner as trash } from "@/lib/documents/trash-document";
import type { Portal } from "@/lib/server/portal/portal";
import { cancelSigning } from "@/lib/signing/commands/cancel-signing";

const ofDocument = z.object({ documentId: z.string() });

const maxResults = 20;

/** Finds active users who match a search and could become the owner. */
export const findNewOwners = adminAction(
  ofDocument.extend({ search: z.string().max(200) }),
  async ({ portal: { db }, input }) => {
    const document = (await findDocumentForAdmin(db.read, input.documentId)) ?? notFound();
    const found = await listUsers(db.read, { search: input.search, limit: maxResults });
    return found
      .filter(({ id, state }) => state === "active" && id !== document.ownerId)
      .map(({ id, name, surname, email }) => ({ id, email, name: fullName({ name, surname }) }));
  },
);

/** Transfers the document to another owner. */
export const transferDocument = adminAction(
  ofDocument.extend({ toId: z.string() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await transfer(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);

/** The input of a command on the owner's behalf. The audit log names the admin as the actor. */
async function inPlaceOfOwner({ db }: Portal, documentId: string, adminId: string) {
  const { ownerId } = (await findDocumentForAdmin(db.read, documentId)) ?? notFound();
  return { documentId, userId: ownerId, actorId: adminId };
}

/** Cancels a signing with a reason that every invited person sees. */
export const cancelForOwner = adminAction(
  ofDocument.extend({ reason: cancelReason }),
  async ({ portal, user, input: { documentId, reason }, origin }): Promise<void> => {
    const cancelling = await inPlaceOfOwner(portal, documentId, user.id);
    if (!(await cancelSigning(portal.workflow, { ...cancelling, reason, origin }))) notFound();
    refresh();
  },
);

/** Moves the document to its owner's trash. */
export const trashForOwner = adminAction(
  ofDocument.extend({ evenSigned: z.boolean() }),
  async ({ portal: { workflow }, user, input, origin }): Promise<void> => {
    if (!(await trash(workflow, { ...input, adminId: user.id, origin }))) notFound();
    refresh();
  },
);

/** Restores the document from its owner's trash. */
export const restoreForOwner = adminAction(
  ofDocument,
  async ({ portal, user, input: { documentId }, origin }): Promise<void> => {
    const restoring = await inPlaceOfOwner(portal, documentId, user.id);
    if (!(await restoreDocument(portal, { ...restoring, origin }))) notFound();
    refresh();
  },
);
