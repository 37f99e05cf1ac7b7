import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { NamedSignature } from "./valid-signers";

/** A certificate from the file, which contains the person's code. It is never stored outside the file. */
export type FoundCertificate = { fingerprint: string; bytes: Uint8Array };

export type ValidatedFile = { report: ValidationReport; certificates: FoundCertificate[] };

/** The certificates of the signatures, without duplicates. */
export function certificatesOf(signatures: readonly NamedSignature[]): FoundCertificate[] {
  const found = new Map<string, FoundCertificate>();
  for (const { signature, certificateBytes: bytes } of signatures) {
    const fingerprint = signature.certificate?.fingerprint;
    if (fingerprint && bytes) found.set(fingerprint, { fingerprint, bytes });
  }
  return [...found.values()];
}
