import type { SigningWork } from "@/db/repositories/signings";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { type SignedFile, validateAgainstSources } from "@/lib/signing/rules/validate-against-sources";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import { mayReadAgain } from "./damaged-in-transit";

/**
 * Validates a stored file from the gateway against its sources.
 *
 * @throws {ReadingStopped} for a file whose reading was stopped, while it may be read again
 */
export const validateArrival = (
  context: Pick<WorkflowContext, "store" | "reader" | "now">,
  work: Pick<SigningWork, "type" | "sources" | "damagedArrivals">,
  { signal, ...file }: SignedFile & { signal: AbortSignal },
): Promise<ValidationReport> =>
  validateAgainstSources(context, work, { file, reading: readingOf(work, signal) });

/** How files of a signing are read. */
export const readingOf = (work: Pick<SigningWork, "damagedArrivals">, signal: AbortSignal) => ({
  ...{ owner: "signing", purpose: "documents" as const, signal },
  throwsWhenStopped: mayReadAgain(work),
});
