"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { userAction } from "@/lib/server/actions/user-action";
import { type BulkOutcome, documentIds } from "@/lib/domain/document/bulk";
import { cancelReason } from "@/lib/domain/signing/reasons";
import { tagName } from "@/lib/domain/document/tag";
import { listArchivedFiles } from "@/lib/documents/documents-archive";
import { forEachDocument } from "@/lib/documents/for-each-document";
import { addTag } from "@/lib/documents/tag-documents";
import { restoreDocument, trashDocument } from "@/lib/documents/trash-document";
import { cancelSigning } from "@/lib/signing/commands/cancel-signing";
import { remindAllSigners } from "@/lib/signing/commands/remind-all-signers";

const selection = z.object({ documentIds });

/** Tags documents. */
export const tagAll = userAction(
  selection.extend({ name: tagName }),
  async ({ portal: { db, now }, user, input, origin }): Promise<BulkOutcome> => {
    const { documentIds: ids, name } = input;
    const outcome = await forEachDocument({ db, userId: user.id, documentIds: ids }, async (documentId) => {
      const tagging = { documentIds: [documentId], userId: user.id, origin, name };
      return (await addTag({ db, now }, tagging)) > 0;
    });
    refresh();
    return outcome;
  },
);

/** Moves documents to the trash. */
export const trashAll = userAction(
  selection.extend({ evenSigned: z.boolean() }),
  async ({ portal: { db, now }, user, input, origin }): Promise<BulkOutcome> => {
    const outcome = await forEachDocument({ ...input, db, userId: user.id }, (documentId) =>
      trashDocument({ db, now }, { documentId, userId: user.id, origin, evenSigned: input.evenSigned }),
    );
    refresh();
    return outcome;
  },
);

/** Restores documents from the trash. */
export const restoreAll = userAction(
  selection,
  async ({ portal: { db, now }, user, input, origin }): Promise<BulkOutcome> => {
    const outcome = await forEachDocument({ ...input, db, userId: user.id }, (documentId) =>
      restoreDocument({ db, now }, { documentId, userId: user.id, origin }),
    );
    refresh();
    return outcome;
  },
);

/** Reminds all signers whose turn it is. */
export const remindAll = userAction(
  selection,
  async ({ portal: { db, workflow }, user, input, origin }): Promise<BulkOutcome> => {
    return forEachDocument({ ...input, db, userId: user.id }, (documentId) =>
      remindAllSigners(workflow, { documentId, userId: user.id, origin }),
    );
  },
);

/** Cancels signings with one reason, which every invited person sees. */
export const cancelAll = userAction(
  selection.extend({ reason: cancelReason }),
  async ({ portal: { db, workflow }, user, input, origin }): Promise<BulkOutcome> => {
    const outcome = await forEachDocument({ ...input, db, userId: user.id }, (documentId) =>
      cancelSigning(workflow, { documentId, userId: user.id, reason: input.reason, origin }),
    );
    return outcome;
  },
);

/** Lists the documents that an archive will hold, before the browser downloads it. */
export const checkArchive = userAction(
  selection,
  async ({ portal: { db }, user, input }): Promise<BulkOutcome> => {
    const files = await listArchivedFiles(db.read, { ...input, userId: user.id });
    const isIncluded = (id: string) => files.some(({ documentId }) => documentId === id);
    return {
      done: input.documentIds.filter(isIncluded),
      refused: input.documentIds
        .filter((id) => !isIncluded(id))
        .map((documentId) => ({ documentId, obstacle: "document_gone" as const })),
    };
  },
);
