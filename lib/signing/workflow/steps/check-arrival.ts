import type { SigningWork } from "@/db/repositories/signings";
import type { CheckReport } from "@/lib/domain/validation/check-report";
import type { Identity } from "@/lib/domain/validation/identity-difference";
import { checkSignedContainer } from "@/lib/validation/check-signed-container";
import { checkSignedPdf } from "@/lib/validation/check-signed-pdf";
import { required } from "@/lib/base/required";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";

type Arrival = { sha256: string; signerCount: number; expectedDigest?: string; invited?: Identity[] };

/**
 * Checks a stored file from the gateway against its sources. Signatures that a source carried from an earlier signing
 * count for no signer of this one.
 */
export async function checkArrival(
  { store, now }: Pick<WorkflowContext, "store" | "now">,
  { type, sources }: Pick<SigningWork, "type" | "sources">,
  { sha256, signerCount, expectedDigest, invited }: Arrival,
): Promise<CheckReport> {
  const arrived = { path: store.localPath(sha256), expectedDigest, signerCount, invited, now: now() };
  if (type === "asice") return checkSignedContainer({ ...arrived, sources });
  const { sha256: sourceSha256, report: sourceReport } = required(sources[0], "file");
  const report = await checkSignedPdf({
    ...arrived,
    sourcePath: store.localPath(sourceSha256),
    earlierSignatures: sourceReport?.signatures.length,
  });
  if (!sourceReport) return report;
  return { ...report, sourceIsPrefix: report.sourceIsPrefix && sourceReport.sourceIsPrefix };
}
