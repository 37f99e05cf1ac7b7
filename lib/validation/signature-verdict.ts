import type { CheckedSignature, SignatureFault } from "@/lib/domain/validation/check-report";
import {
  type ParsedCertificate,
  readCertificateFacts,
  readPersonalCode,
  readSigner,
} from "./certificate-facts";
import { findCertificateTimeFaults, type SigningTime } from "./signing-time";

/** What validation finds out about one signature; the rest of a `CheckedSignature` follows from its place in the file. */
export type SignatureVerdict = Pick<
  CheckedSignature,
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
