import type { SigningWork } from "@/db/repositories/signings";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { Identity } from "@/lib/domain/validation/identity-difference";
import { validateSignedContainer } from "@/lib/validation/container/validate-signed-container";
import { validateSignedPdf } from "@/lib/validation/pdf/validate-signed-pdf";
import { required } from "@/lib/base/required";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";

type Arrival = { sha256: string; signerCount: number; expectedDigest?: string; invited?: Identity[] };

/**
 * Validates a stored file from the gateway against its sources. Signatures that a source has already, from elsewhere or
 * from an earlier signing, count for no signer of this one.
 */
export async function validateArrival(
  { store, now }: Pick<WorkflowContext, "store" | "now">,
  { type, sources }: Pick<SigningWork, "type" | "sources">,
  { sha256, signerCount, expectedDigest, invited }: Arrival,
): Promise<ValidationReport> {
  const arrived = { expectedDigest, signerCount, invited, now: now() };
  if (type === "asice")
    return store.withLocalFile(sha256, (path) => validateSignedContainer({ ...arrived, path, sources }));
  const { sha256: sourceSha256, report: sourceReport } = required(sources[0], "file");
  const report = await store.withLocalFile(sha256, (path) =>
    store.withLocalFile(sourceSha256, (sourcePath) => validateSignedPdf({ ...arrived, path, sourcePath })),
  );
  // A partly signed file may itself be rewritten.
  return sourceReport?.sourceIsPrefix === false ? { ...report, sourceIsPrefix: false } : report;
}
