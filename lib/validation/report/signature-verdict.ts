import type { ValidatedSignature, SignatureFault } from "@/lib/domain/validation/validation-report";
import { readCertificateFacts, readPersonalCode, readSigner } from "../cms/certificate-facts";
import { findCertificateTimeFaults, type SigningTime } from "./signing-time";
import type { ParsedCertificate } from "../cms/parsed-certificate";

/** What validation finds out about one signature; the rest of a `ValidatedSignature` follows from its place in the file. */
export type SignatureVerdict = Pick<
  ValidatedSignature,
  "signer" | "certificate" | "signedAt" | "timeSource" | "timestampAuthority" | "faults"
> & {
  /** From the certificate, to be compared and then dropped. */
  personalCode: string | null;
  /** The certificate itself, for those who may have it: it holds the person's code. */
  certificateBytes: Buffer | null;
};

type Findings = {
  certificate: ParsedCertificate | undefined;
  time: SigningTime;
  /** Of the signature itself. Those of its time and its certificate are added. */
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
