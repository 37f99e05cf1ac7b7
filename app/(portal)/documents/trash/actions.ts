"use server";

import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/server/actions/user-action";
import { askToPurge, restoreDocument } from "@/lib/documents/trash-document";

const inTrash = z.object({ documentId: z.string() });

/** Takes a document out of the trash. */
export const restore = userAction(inTrash, async ({ portal, user, input, origin }): Promise<void> => {
  if (!(await restoreDocument(portal, { ...input, userId: user.id, origin }))) notFound();
  refresh();
});

/** Deletes a document in the trash for good. */
export const purge = userAction(inTrash, async ({ portal, user, input, origin }): Promise<void> => {
  if (!(await askToPurge(portal, { ...input, userId: user.id, origin }))) notFound();
  refresh();
});
