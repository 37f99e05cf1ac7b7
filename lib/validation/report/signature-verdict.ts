import type { ValidatedSignature, SignatureFault } from "@/lib/domain/validation/validation-report";
import { readCertificateFacts, readPersonalCode, readSigner } from "../certificates/certificate-facts";
import { findCertificateTimeFaults, type SigningTime } from "./signing-time";
import type { ParsedCertificate } from "../certificates/parsed-certificate";

/** The verdict on one signature; the rest of a `ValidatedSignature` follows from its position in the file. */
export type SignatureVerdict = Pick<
  ValidatedSignature,
  "signer" | "certificate" | "signedAt" | "timeSource" | "timestampAuthority" | "faults"
> & {
  /** From the certificate, only to be compared. */
  personalCode: string | null;
  /** The certificate itself. It contains the person's code, so it is kept out of the report. */
  certificateBytes: Buffer | null;
};

type Findings = {
  certificate: ParsedCertificate | undefined;
  time: SigningTime;
  /** The faults of the signature itself, to which those of its time and certificate are added. */
  faults: readonly SignatureFault[];
};

export const signatureVerdict = ({ certificate, time, faults }: Findings): SignatureVerdict => ({
  personalCode: certificate ? readPersonalCode(certificate) : null,
  certificateBytes: certificate?.x509.raw ?? null,
  signer: certificate ? readSigner(certificate) : null,
  certificate: certificate ? readCertificateFacts(certificate) : null,
  signedAt: time.signedAt?.toISOString() ?? null,
  timeSource: time.timeSource,
  timestampAuthority: time.timestampAuthority,
  faults: [
    ...faults,
    ...time.faults,
    ...(certificate ? findCertificateTimeFaults(certificate, time.signedAt) : []),
  ],
});

/** The verdict on a signature that cannot be read. */
export const unreadableSignature = (fault: SignatureFault): SignatureVerdict => ({
  personalCode: null,
  certificateBytes: null,
  signer: null,
  certificate: null,
  signedAt: null,
  timeSource: null,
  timestampAuthority: null,
  faults: [fault],
});
