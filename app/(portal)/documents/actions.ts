"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { userAction } from "@/lib/server/actions/user-action";
import { type BulkOutcome, documentIds } from "@/lib/domain/document/bulk";
import { cancelReason } from "@/lib/domain/signing/cancel-reason";
import { tagName } from "@/lib/domain/document/tag";
import { listArchivedFiles } from "@/lib/documents/documents-archive";
import { eachDocument } from "@/lib/documents/each-document";
import { addTag } from "@/lib/documents/tag-documents";
import { restoreDocument, trashDocument } from "@/lib/documents/trash-document";
import { cancelSigning } from "@/lib/signing/commands/cancel-signing";
import { remindEverybody } from "@/lib/signing/commands/remind-everybody";

const several = z.object({ documentIds });

/** Puts a tag on documents. */
export const tagAll = userAction(
  several.extend({ name: tagName }),
  async ({ portal: { db, now }, user, input, origin }): Promise<BulkOutcome> => {
    const { documentIds: ids, name } = input;
    const outcome = await eachDocument({ db, userId: user.id, documentIds: ids }, async (documentId) => {
      const tagging = { documentIds: [documentId], userId: user.id, origin, name };
      return (await addTag({ db, now }, tagging)) > 0;
    });
    refresh();
    return outcome;
  },
);

/** Moves documents to the trash. */
export const trashAll = userAction(
  several.extend({ evenSigned: z.boolean() }),
  async ({ portal: { db, now }, user, input, origin }): Promise<BulkOutcome> => {
    const outcome = await eachDocument({ ...input, db, userId: user.id }, (documentId) =>
      trashDocument({ db, now }, { documentId, userId: user.id, origin, evenSigned: input.evenSigned }),
    );
    refresh();
    return outcome;
  },
);

/** Takes documents out of the trash again. */
export const restoreAll = userAction(
  several,
  async ({ portal: { db, now }, user, input, origin }): Promise<BulkOutcome> => {
    const outcome = await eachDocument({ ...input, db, userId: user.id }, (documentId) =>
      restoreDocument({ db, now }, { documentId, userId: user.id, origin }),
    );
    refresh();
    return outcome;
  },
);

/** Reminds everybody whose turn it is. */
export const remindAll = userAction(
  several,
  async ({ portal: { db, workflow }, user, input, origin }): Promise<BulkOutcome> => {
    return eachDocument({ ...input, db, userId: user.id }, (documentId) =>
      remindEverybody(workflow, { documentId, userId: user.id, origin }),
    );
  },
);

/** Takes signings back, with one reason that everybody who was invited reads. */
export const cancelAll = userAction(
  several.extend({ reason: cancelReason }),
  async ({ portal: { db, workflow }, user, input, origin }): Promise<BulkOutcome> => {
    const outcome = await eachDocument({ ...input, db, userId: user.id }, (documentId) =>
      cancelSigning(workflow, { documentId, userId: user.id, reason: input.reason, origin }),
    );
    return outcome;
  },
);

/** Tells, before the browser begins to save an archive, of which documents it will be. */
export const checkArchive = userAction(
  several,
  async ({ portal: { db }, user, input }): Promise<BulkOutcome> => {
    const files = await listArchivedFiles(db.read, { ...input, userId: user.id });
    const isIn = (id: string) => files.some(({ documentId }) => documentId === id);
    return {
      done: input.documentIds.filter(isIn),
      refused: input.documentIds
        .filter((id) => !isIn(id))
        .map((documentId) => ({ documentId, obstacle: "document_gone" as const })),
    };
  },
);
