import { type FileKind, signingTypeOf } from "../signing/signing-type";
import type { ValidationReport } from "../validation/validation-report";

type Read = { kind: FileKind; sha256: string; sizeBytes: number; now: Date };

/** The report of a source that nobody has signed. It is kept, so that the file is not read again. */
export function unsignedReport({ kind, sha256, sizeBytes, now }: Read): ValidationReport {
  return {
    ...{ format: signingTypeOf([{ kind }]), checkedAt: now.toISOString(), sha256, sizeBytes },
    ...{
      problems: ["no_signatures"],
      sourceIsPrefix: null,
      signatures: [],
      documentTimestamps: [],
      files: [],
    },
  };
}

/** Whether a source was signed, time-stamped or certified before it was uploaded. */
export const isSignedBefore = ({
  signatures,
  documentTimestamps,
  certification,
}: ValidationReport): boolean =>
  signatures.length > 0 || documentTimestamps.length > 0 || certification !== undefined;

/**
 * Whether a signature would break what the sources are certified for (ISO 32000-2, 12.8.2.2: permission 1 allows no
 * change). A container is signed without a change to the files in it.
 */
export const forbidsSigning = (
  sources: { kind: FileKind; validationReport: ValidationReport | null }[],
): boolean =>
  signingTypeOf(sources) === "pdf" &&
  sources.some(({ validationReport }) => validationReport?.certification?.permission === 1);
