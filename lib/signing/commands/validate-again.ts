import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findVisibleFile } from "@/db/repositories/files";
import { findLatestSigning, findSigningWork } from "@/db/repositories/signings";
import { listSignerWork } from "@/db/repositories/signers";
import { replaceReport } from "@/db/repositories/validation-reports";
import type { Origin } from "@/lib/domain/request/origin";
import { validateAgainstSources } from "../rules/validate-against-sources";
import { identityOf } from "../rules/signer-identity";
import type { WorkflowContext } from "../rules/workflow-context";

type Validating = { documentId: string; userId: string; signal?: AbortSignal; origin?: Origin };

/**
 * Validates the signed file of a document once more: what is known about certificates and lists changes. The new report
 * takes the place of the one before, which is kept. Nothing else about the document changes, whatever it says.
 *
 * @returns false when this user may see no such signed file
 * @throws what the reader throws
 */
export async function validateAgain(
  context: WorkflowContext,
  { documentId, userId, signal, origin }: Validating,
): Promise<boolean> {
  const { db, sealer, now } = context;
  const file = await findVisibleFile(db.read, { documentId, userId, role: "signed" });
  const signing = file && (await findLatestSigning(db.read, documentId));
  const work = signing && (await findSigningWork(db.read, signing.id));
  if (!file?.validationReport || !work) return false;
  const signers = await listSignerWork(db.read, work.id);
  const { sha256, sizeBytes } = file;
  const invited = signers.map((signer) => identityOf(signer, sealer));
  const report = await validateAgainstSources(context, work, {
    file: { sha256, sizeBytes, signerCount: signers.length, invited },
    reading: { owner: userId, purpose: "documents", signal, throwsWhenStopped: true },
  });
  return db.write(async (tx) => {
    const at = now();
    if (!(await replaceReport(tx, { fileId: file.id, report, now: at }))) return false;
    const outcome = report.signatures.map(({ conclusion }) => conclusion?.indication).join(", ");
    const detail = { sha256, signatures: outcome };
    await appendAuditEvent(tx, {
      ...{
        at,
        action: "file.validated_again",
        actorId: userId,
        documentId,
        signingId: work.id,
        origin,
        detail,
      },
    });
    return true;
  });
}
