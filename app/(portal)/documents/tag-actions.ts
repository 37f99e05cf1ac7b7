"use server";

import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/server/actions/user-action";
import { tagName } from "@/lib/domain/document/tag";
import { addTag, removeTag } from "@/lib/documents/tag-documents";

/** Adds a tag to the user's own document. */
export const tagDocument = userAction(
  z.object({ documentId: z.string(), name: tagName }),
  async ({ portal, user, input: { documentId, name }, origin }): Promise<void> => {
    const tagging = { documentIds: [documentId], userId: user.id, origin, name };
    if ((await addTag(portal, tagging)) === 0) notFound();
    refresh();
  },
);

/** Removes a tag from the user's own document. */
export const untagDocument = userAction(
  z.object({ documentId: z.string(), tagId: z.string() }),
  async ({ portal, user, input: { documentId, tagId }, origin }): Promise<void> => {
    const tagging = { documentIds: [documentId], userId: user.id, origin, tagId };
    if ((await removeTag(portal, tagging)) === 0) notFound();
    refresh();
  },
);
