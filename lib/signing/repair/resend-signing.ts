import { findSigningForAdmin, findSigningSettings } from "@/db/repositories/admin-signings";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findOwnDocument } from "@/db/repositories/documents";
import { listSourceReports } from "@/db/repositories/files";
import { readUnreadSources } from "@/lib/documents/read-sources";
import { forbidsSigning } from "@/lib/domain/document/signed-source";
import type { Origin } from "@/lib/domain/request/origin";
import { canSend } from "@/lib/domain/signing/signing-status";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { recordSigning } from "../commands/record-signing";
import { required } from "@/lib/base/required";
import type { WorkflowContext } from "../rules/workflow-context";

type Sending = { signingId: string; adminId: string; origin?: Origin };

/**
 * Resends a document whose signing ended without a signed file, for an admin but in its owner's name: to the same
 * people, in the same order, without a deadline.
 *
 * @returns the new signing's id; `undefined` when there is no such signing
 * @throws {UserFacingError} when it is not over, was signed, or is not the document's latest, or a
 * source forbids signing or cannot be read
 */
export async function resendSigning(
  context: Pick<WorkflowContext, "db" | "store" | "reader" | "now">,
  { signingId, adminId, origin }: Sending,
): Promise<string | undefined> {
  const { db, now: clock } = context;
  const ended = await findSigningForAdmin(db.read, signingId);
  if (!ended) return undefined;
  await readUnreadSources(context, { documentId: ended.documentId, userId: adminId });
  return db.write(async (tx) => {
    const signing = await findSigningForAdmin(tx, signingId);
    if (!signing) return undefined;
    const { documentId, ownerId, isLatest, documentStatus } = signing;
    const document = await findOwnDocument(tx, { documentId, userId: ownerId });
    if (!document || !isLatest || !canSend(documentStatus))
      throw new UserFacingError({ code: "nothing_to_resend" });
    if (forbidsSigning(await listSourceReports(tx, documentId)))
      throw new UserFacingError({ code: "certified_no_changes" });
    const settings = required(await findSigningSettings(tx, signingId), "settings");
    const { sources } = document;
    const at = clock();
    const sent = await recordSigning(tx, { ...settings, documentId, sentById: ownerId, sources, now: at });
    const detail = { before: signingId, signers: settings.signers.length };
    await appendAuditEvent(tx, {
      ...{ at, action: "signing.sent_again", actorId: adminId, documentId, signingId: sent, origin, detail },
    });
    return sent;
  });
}
