import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findOwnDocument } from "@/db/repositories/documents";
import { findPartialFile, listSourceReports } from "@/db/repositories/files";
import { findTimeZone } from "@/db/repositories/settings";
import { findUserIdsByEmail } from "@/db/repositories/users";
import { endOfDay } from "@/lib/domain/time/days";
import type { Language } from "@/lib/domain/text/language";
import type { Origin } from "@/lib/domain/request/origin";
import { deadlineProblem } from "@/lib/domain/signing/deadline";
import type { NewSigning } from "@/lib/domain/signing/new-signing";
import { readUnreadSources } from "@/lib/documents/read-sources";
import { forbidsSigning } from "@/lib/domain/document/signed-source";
import { canContinueSigning } from "@/lib/domain/document/resend";
import { canSend } from "@/lib/domain/signing/signing-status";
import { stepsOf } from "@/lib/domain/signing/signing-order";
import { signingTypeOf } from "@/lib/domain/signing/signing-type";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { recordSigning } from "./record-signing";
import { signerRow } from "./signer-row";
import type { WorkflowContext } from "../rules/workflow-context";

type Sending = NewSigning & {
  userId: string;
  /** The language of mail to the sender, whatever language the signers get. */
  senderLanguage?: Language;
  origin?: Origin;
};

/**
 * Records a signing and its signers in one transaction and makes it due. The workflow does the rest. Sources that were
 * never read are read first, because nobody is asked to sign what could not be validated afterwards.
 *
 * @returns the signing's id; `undefined` when the document is not this user's
 * @throws {UserFacingError} when the document is out for signature or signed already, there are no signatures to
 * keep, a source forbids signing or cannot be read, or the deadline is not possible
 */
export async function sendForSigning(
  context: WorkflowContext,
  sending: Sending,
): Promise<string | undefined> {
  const { db, now: clock } = context;
  const { userId, documentId } = sending;
  if (!(await findOwnDocument(db.read, { userId, documentId }))) return undefined;
  await readUnreadSources(context, { userId, documentId });
  return db.write(async (tx) => {
    const now = clock();
    const document = await findOwnDocument(tx, sending);
    if (!document) return undefined;
    if (!canSend(document.status)) throw new UserFacingError({ code: "sent_already" });
    if (forbidsSigning(await listSourceReports(tx, documentId)))
      throw new UserFacingError({ code: "certified_no_changes" });

    const partial = sending.keepSignatures ? await findPartialFile(tx, sending) : undefined;
    if (sending.keepSignatures && !canContinueSigning(partial?.validationReport))
      throw new UserFacingError({ code: "no_signatures_to_keep" });

    const steps = stepsOf(
      sending.order,
      sending.signers.map(({ step }) => step),
    );
    const userIds = await findUserIdsByEmail(
      tx,
      sending.signers.map(({ email }) => email),
    );
    const signingId = await recordSigning(tx, {
      documentId: document.id,
      sentById: sending.userId,
      language: sending.language,
      senderLanguage: sending.senderLanguage,
      message: sending.message,
      type: signingTypeOf(document.sources),
      deadlineAt: deadlineOf(sending, { now, timeZone: await findTimeZone(tx) }),
      remindEveryDays: sending.remindEveryDays,
      sources: partial ? [partial] : document.sources,
      signers: sending.signers.map((signer, position) => ({
        ...signerRow(context, signer),
        step: steps[position],
        userId: userIds.get(signer.email) ?? null,
      })),
      now,
    });
    await appendAuditEvent(tx, {
      at: now,
      action: "signing.sent",
      actorId: sending.userId,
      origin: sending.origin,
      documentId: document.id,
      signingId,
      detail: { signers: sending.signers.length, kept: partial?.validationReport?.signatures.length ?? 0 },
    });
    return signingId;
  });
}

/**
 * When a signing ends because of the sender's deadline; null if they chose none.
 *
 * @param clock the time, and the portal's time zone, in which the day ends
 * @throws {UserFacingError} when the deadline has passed, or is too late for the gateway's retention
 */
function deadlineOf(
  { deadline }: { deadline?: string },
  clock: { now: Date; timeZone: string },
): Date | null {
  if (!deadline) return null;
  const code = deadlineProblem(deadline, clock);
  if (code) throw new UserFacingError({ code });
  return endOfDay(deadline, clock.timeZone);
}
