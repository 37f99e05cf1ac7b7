"use server";

import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/server/actions/user-action";
import { askToPurge, restoreDocument } from "@/lib/documents/trash-document";
import { portal } from "@/lib/server/portal/portal";

const inTrash = z.object({ documentId: z.string() });

/** Takes a document out of the trash. */
export const restore = userAction(inTrash, async ({ user, input, origin }): Promise<void> => {
  if (!(await restoreDocument(await portal(), { ...input, userId: user.id, origin }))) notFound();
  refresh();
});

/** Deletes a document in the trash for good. */
export const purge = userAction(inTrash, async ({ user, input, origin }): Promise<void> => {
  if (!(await askToPurge(await portal(), { ...input, userId: user.id, origin }))) notFound();
  refresh();
});
