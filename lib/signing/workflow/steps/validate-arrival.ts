import type { SigningWork } from "@/db/repositories/signings";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { Identity } from "@/lib/domain/validation/identity-difference";
import type { StoredFile } from "@/lib/files/file-store";
import { required } from "@/lib/base/required";
import { mayReadAgain } from "./damaged-in-transit";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";

type Arrival = StoredFile & {
  signerCount: number;
  signal: AbortSignal;
  expectedDigest?: string;
  invited?: Identity[];
};

/**
 * Validates a stored file from the gateway against its sources. Signatures that a source has already, from elsewhere or
 * from an earlier signing, count for no signer of this one.
 *
 * @throws {ReadingStopped} for a file whose reading was stopped, while it may be read again
 */
export async function validateArrival(
  { store, reader, now }: Pick<WorkflowContext, "store" | "reader" | "now">,
  work: Pick<SigningWork, "type" | "sources" | "damagedArrivals">,
  { sha256, sizeBytes, signerCount, signal, expectedDigest, invited }: Arrival,
): Promise<ValidationReport> {
  const { type, sources } = work;
  const reading = readingOf(work, signal);
  const arrived = { sha256, sizeBytes, expectedDigest, signerCount, invited, now: now() };
  if (type === "asice")
    return store.withLocalFile(
      sha256,
      async (path) => (await reader.validateSignedContainer({ ...arrived, path, sources }, reading)).report,
    );
  const { sha256: sourceSha256, report: sourceReport } = required(sources[0], "file");
  const { report } = await store.withLocalFile(sha256, (path) =>
    store.withLocalFile(sourceSha256, (sourcePath) =>
      reader.validateSignedPdf({ ...arrived, path, sourcePath }, reading),
    ),
  );
  // A partly signed file may itself be rewritten.
  return sourceReport?.sourceIsPrefix === false ? { ...report, sourceIsPrefix: false } : report;
}

/** How files of a signing are read. */
export const readingOf = (work: Pick<SigningWork, "damagedArrivals">, signal: AbortSignal) => ({
  ...{ owner: "signing", purpose: "documents" as const, signal },
  throwsWhenStopped: mayReadAgain(work),
});
