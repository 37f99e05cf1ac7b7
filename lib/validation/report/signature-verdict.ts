import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { readCertificateFacts, readPersonalCode, readSigner } from "../certificates/certificate-facts";
import { areStrongAt } from "../process/algorithm-dates";
import type { ReadSignature } from "../process/evidence";
import { type Concluded, concludeSignature } from "../process/conclude";
import type { EvidenceQuery, ValidationContext } from "../process/validation-context";
import { findCertificateTimeFaults, settleSigningTime, type SigningTime } from "./signing-time";

/** The verdict on one signature; the rest of a `ValidatedSignature` follows from its position in the file. */
export type SignatureVerdict = Pick<
  ValidatedSignature,
  | ("signer" | "certificate" | "signedAt" | "timeSource" | "timestampAuthority")
  | ("valid" | "faults" | "conclusion")
> & {
  /** What could be requested online to conclude more. */
  queries: EvidenceQuery[];
  /** From the certificate, only to be compared. */
  personalCode: string | null;
  /** The certificate itself. It contains the person's code, so it is kept out of the report. */
  certificateBytes: Buffer | null;
};

/** Judges a signature by what its reader found. */
export function judgeSignature(read: ReadSignature, context: ValidationContext): SignatureVerdict {
  const { certificate } = read;
  // What could not be read has no time either.
  const isRead = read.algorithms.length > 0;
  const time = settleSigningTime(read, context.now);
  const concluded = concludeSignature(read, context);
  const isStrong = areStrongAt(read.algorithms, relianceTime(time, concluded) ?? context.now);
  const faults = [
    ...read.faults,
    ...(isStrong ? [] : (["weak_algorithm"] as const)),
    ...(isRead ? time.faults : []),
    ...(certificate
      ? findCertificateTimeFaults(certificate, relianceTime(time, concluded) ?? time.signedAt)
      : []),
  ];
  return {
    personalCode: certificate ? readPersonalCode(certificate) : null,
    certificateBytes: certificate?.x509.raw ?? null,
    signer: certificate ? readSigner(certificate) : null,
    certificate: certificate ? readCertificateFacts(certificate) : null,
    signedAt: concluded.conclusion.bestTime?.at ?? time.signedAt?.toISOString() ?? null,
    timeSource: concluded.conclusion.bestTime?.source ?? time.timeSource,
    timestampAuthority: time.timestampAuthority,
    valid: faults.length === 0,
    faults,
    ...concluded,
  };
}

/** When a signature is known to have existed: by proof, or by a time-stamp of an authority that is not trusted. */
function relianceTime({ timeSource, signedAt }: SigningTime, { conclusion }: Concluded): Date | undefined {
  if (conclusion.bestTime) return new Date(conclusion.bestTime.at);
  return timeSource === "timestamp" ? signedAt : undefined;
}
