import { cache } from "react";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import { findDocument, listSources } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { listInvitationMails } from "@/db/repositories/mails";
import { listSigners } from "@/db/repositories/signer-lists";
import { findLatestSigning } from "@/db/repositories/signings";
import { listTags, listTagsOfDocuments } from "@/db/repositories/tags";
import type { Person } from "@/db/repositories/users";
import { storyActions } from "@/lib/domain/audit/audit-action";
import { portal } from "@/lib/server/portal/portal";
import { isWarned } from "@/lib/signing/rules/gateway-retention";

/** Everything the document page shows, or `undefined` for whoever may not see it. Read once for each request. */
export const findDocumentView = cache(async (documentId: string, user: Person) => {
  const { db, now } = await portal();
  const asked = { documentId, userId: user.id };
  const document = await findDocument(db.read, asked);
  const source = await findVisibleFile(db.read, { ...asked, role: "source" });
  if (!document || !source) return undefined;
  const signing = await findLatestSigning(db.read, documentId);
  return {
    document,
    source,
    sources: await listSources(db.read, documentId),
    signing,
    isOwn: document.ownerId === user.id,
    signers: signing ? await listSigners(db.read, signing.id) : [],
    partial: await findPartialFile(db.read, asked),
    isForgottenSoon: isWarned(signing?.deadlineAt ? null : signing?.gatewayExpiresAt, now()),
    tags: await listTagsOfDocuments(db.read, { documentIds: [documentId], userId: user.id }),
    knownTags: await listTags(db.read, user.id),
    isGatewayRefusing: (await findGatewayPause(db.read)) !== undefined,
    invitations: await listInvitationMails(db.read, signing?.id ?? ""),
    signed: await findVisibleFile(db.read, { ...asked, role: "signed" }),
    rejected: await findVisibleFile(db.read, { ...asked, role: "rejected" }),
    events: await listDocumentEvents(db.read, { ...asked, actions: storyActions }),
  };
});
