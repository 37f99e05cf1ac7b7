import type { SigningWork } from "@/db/repositories/signings";
import { required } from "@/lib/base/required";
import type { Identity } from "@/lib/domain/validation/identity-difference";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { StoredFile } from "@/lib/files/file-store";
import type { Reading } from "@/lib/reader/file-reader";
import type { WorkflowContext } from "./workflow-context";

export type SignedFile = StoredFile & {
  signerCount: number;
  expectedDigest?: string;
  invited?: Identity[];
};

/**
 * Validates a stored file of a signing against its sources. Signatures that a source has already, from elsewhere or
 * from an earlier signing, count for no signer of this one.
 *
 * @throws what the reader throws
 */
export async function validateAgainstSources(
  { store, reader, now }: Pick<WorkflowContext, "store" | "reader" | "now">,
  { type, sources }: Pick<SigningWork, "type" | "sources">,
  { file, reading }: { file: SignedFile; reading: Reading },
): Promise<ValidationReport> {
  const request = { ...file, now: now() };
  if (type === "asice")
    return store.withLocalFile(
      file.sha256,
      async (path) => (await reader.validateSignedContainer({ ...request, path, sources }, reading)).report,
    );
  const { sha256: sourceSha256, report: sourceReport } = required(sources[0], "file");
  const { report } = await store.withLocalFile(file.sha256, (path) =>
    store.withLocalFile(sourceSha256, (sourcePath) =>
      reader.validateSignedPdf({ ...request, path, sourcePath }, reading),
    ),
  );
  // A partly signed file may itself be rewritten.
  return sourceReport?.sourceIsPrefix === false ? { ...report, sourceIsPrefix: false } : report;
}
