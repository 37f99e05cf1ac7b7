import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { NamedSignature } from "./valid-signers";

/** A certificate as it stands in the file, with the person's code in it. It is never stored apart from the file. */
export type FoundCertificate = { fingerprint: string; bytes: Uint8Array };

export type ValidatedFile = { report: ValidationReport; certificates: FoundCertificate[] };

/** Each certificate that signed, once. */
export function certificatesOf(signatures: readonly NamedSignature[]): FoundCertificate[] {
  const found = new Map<string, FoundCertificate>();
  for (const { signature, certificateBytes: bytes } of signatures) {
    const fingerprint = signature.certificate?.fingerprint;
    if (fingerprint && bytes) found.set(fingerprint, { fingerprint, bytes });
  }
  return [...found.values()];
}
