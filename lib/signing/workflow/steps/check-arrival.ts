import type { SigningWork } from "@/db/repositories/signings";
import type { CheckReport } from "@/lib/domain/validation/check-report";
import type { Identity } from "@/lib/domain/validation/identity-difference";
import { checkSignedContainer } from "@/lib/validation/check-signed-container";
import { checkSignedPdf } from "@/lib/validation/check-signed-pdf";
import { required } from "@/lib/base/required";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";

type Arrival = { sha256: string; signerCount: number; expectedDigest?: string; invited?: Identity[] };

/**
 * Checks a stored file that came from the gateway against the sources that it was made from. Where others had
 * signed a source in an earlier signing, their signatures stand for nobody who was asked in this one.
 */
export async function checkArrival(
  { store, now }: Pick<WorkflowContext, "store" | "now">,
  { type, sources }: Pick<SigningWork, "type" | "sources">,
  { sha256, signerCount, expectedDigest, invited }: Arrival,
): Promise<CheckReport> {
  const arrived = { expectedDigest, signerCount, invited, now: now() };
  if (type === "asice")
    return store.withLocalFile(sha256, (path) => checkSignedContainer({ ...arrived, path, sources }));
  const { sha256: sourceSha256, report: sourceReport } = required(sources[0], "file");
  const earlierSignatures = sourceReport?.signatures.length;
  const report = await store.withLocalFile(sha256, (path) =>
    store.withLocalFile(sourceSha256, (sourcePath) =>
      checkSignedPdf({ ...arrived, path, sourcePath, earlierSignatures }),
    ),
  );
  if (!sourceReport) return report;
  return { ...report, sourceIsPrefix: report.sourceIsPrefix && sourceReport.sourceIsPrefix };
}
