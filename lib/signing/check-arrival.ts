import type { SigningWork } from "@/db/repositories/signings";
import type { CheckReport } from "@/lib/domain/check-report";
import type { Identity } from "@/lib/domain/identity-difference";
import { checkSignedPdf } from "./check/check-signed-pdf";
import type { WorkflowContext } from "./workflow-context";

type Arrival = { sha256: string; signerCount: number; expectedDigest?: string; invited?: Identity[] };

/**
 * Checks a stored file that came from the gateway against the source that it was made from. Where others had
 * signed that source in an earlier signing, their signatures stand for nobody who was asked in this one.
 */
export async function checkArrival(
  { store, now }: Pick<WorkflowContext, "store" | "now">,
  { sourceSha256, sourceReport }: Pick<SigningWork, "sourceSha256" | "sourceReport">,
  { sha256, signerCount, expectedDigest, invited }: Arrival,
): Promise<CheckReport> {
  const report = await checkSignedPdf({
    path: store.localPath(sha256),
    sourcePath: store.localPath(sourceSha256),
    ...{ expectedDigest, signerCount, invited },
    earlierSignatures: sourceReport?.signatures.length,
    now: now(),
  });
  if (!sourceReport) return report;
  return { ...report, sourceIsPrefix: report.sourceIsPrefix && sourceReport.sourceIsPrefix };
}
