import { findRejected } from "@/db/repositories/files";
import { findSettings } from "@/db/repositories/settings";
import { required } from "@/lib/base/required";
import { storeBytes } from "@/lib/files/stored-bytes";
import { newId } from "@/lib/domain/ids";
import { type RequiredLevel, withRequiredLevel } from "@/lib/domain/validation/required-level";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { identityOf } from "@/lib/signing/rules/signer-identity";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import type { StepInput } from "@/lib/signing/rules/step";
import { isDamagedInTransit, mayDownloadAgain } from "./damaged-in-transit";
import { validateArrival } from "./validate-arrival";

/** A finished file as it is recorded, without its role and name. */
export type FetchedResult = {
  id: string;
  documentId: string;
  kind: "pdf" | "other";
  sha256: string;
  sizeBytes: number;
  validationReport: ValidationReport;
  createdAt: Date;
};

/**
 * Downloads the finished file, stores it flushed to disk, reads it back and validates it.
 *
 * @returns `undefined` for a file that was damaged in transit and may be downloaded again: its bytes are not kept
 */
export async function fetchResult({
  context,
  work,
  signers,
  signal,
}: StepInput): Promise<FetchedResult | undefined> {
  const { gateway, now } = context;
  const download = await gateway.download(required(work.resultUrl, "address of the result"), { signal });
  const { sha256, sizeBytes } = await storeBytes(context, "documents", { bytes: download, signal });
  const expectedDigest = work.resultDigest ?? undefined;
  const invited = signers.map((signer) => identityOf(signer, context.sealer));
  const signerCount = signers.length;
  const arrival = { sha256, sizeBytes, signerCount, signal, expectedDigest, invited };
  const level = await levelFor(context, work, sha256);
  const report = withRequiredLevel(await validateArrival(context, work, arrival), level);
  if (isDamagedInTransit(report, expectedDigest) && mayDownloadAgain(work)) return undefined;
  return {
    ...{ id: newId("file", now()), documentId: work.documentId },
    ...{ kind: work.type === "pdf" ? "pdf" : "other", sha256, sizeBytes },
    ...{ validationReport: report, createdAt: now() },
  };
}

/** What the portal requires, unless an admin waived it for this very file, or for the signed one that it archives. */
async function levelFor(
  { db }: WorkflowContext,
  { documentId, isLevelWaived, signedFileId }: StepInput["work"],
  sha256: string,
): Promise<RequiredLevel | null> {
  const isWaived =
    isLevelWaived && (signedFileId !== null || (await findRejected(db.read, documentId))?.sha256 === sha256);
  return isWaived ? null : (await findSettings(db.read)).requiredLevel;
}
