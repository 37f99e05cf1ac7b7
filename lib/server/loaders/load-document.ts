import { cache } from "react";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import { findDocument, listSources } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile, listSourceReports } from "@/db/repositories/files";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { listInvitationMails } from "@/db/repositories/mails";
import { listSigners } from "@/db/repositories/signer-lists";
import { findLatestSigning } from "@/db/repositories/signings";
import { listTags, listTagsOfDocuments } from "@/db/repositories/tags";
import { listEarlierReports } from "@/db/repositories/validation-reports";
import type { Person } from "@/db/repositories/users";
import { forbidsSigning } from "@/lib/domain/document/signed-source";
import { historyActions } from "@/lib/domain/audit/audit-action";
import { portal } from "../portal/portal";
import { shownFiles } from "./shown-files";
import { isWarned } from "@/lib/signing/rules/gateway-retention";

/** Everything that the document page shows, or `undefined` if the user may not see it. */
export const loadDocument = cache(async (documentId: string, user: Person) => {
  const { db, now } = await portal();
  const query = { documentId, userId: user.id };
  const document = await findDocument(db.read, query);
  const source = await findVisibleFile(db.read, { ...query, role: "source" });
  if (!document || !source) return undefined;
  const signing = await findLatestSigning(db.read, documentId);
  const sources = await listSources(db.read, documentId);
  const signed = await findVisibleFile(db.read, { ...query, role: "signed" });
  const sourceReports = await listSourceReports(db.read, documentId);
  return {
    ...{ document, source, sources, sourceReports, signing, signed },
    isSignable: !forbidsSigning(sourceReports),
    files: shownFiles({ document, sources, signed }),
    isOwn: document.ownerId === user.id,
    signers: signing ? await listSigners(db.read, signing.id) : [],
    firstSigned: await findVisibleFile(db.read, { ...query, role: "first_signed" }),
    partial: await findPartialFile(db.read, query),
    isExpiringSoon: isWarned(signing?.deadlineAt ? null : signing?.gatewayExpiresAt, now()),
    tags: await listTagsOfDocuments(db.read, { documentIds: [documentId], userId: user.id }),
    knownTags: await listTags(db.read, user.id),
    isGatewayRefusing: (await findGatewayPause(db.read)) !== undefined,
    invitations: await listInvitationMails(db.read, signing?.id ?? ""),
    earlierReports: signed ? await listEarlierReports(db.read, signed.id) : [],
    rejected: await findVisibleFile(db.read, { ...query, role: "rejected" }),
    events: await listDocumentEvents(db.read, { ...query, actions: historyActions }),
  };
});
