import type { ParsedCertificate } from "./parsed-certificate";

const keyUsage = "2.5.29.15";
const timeStamping = "1.3.6.1.5.5.7.3.8";
const ocspSigning = "1.3.6.1.5.5.7.3.9";
/** Numbers of bits of the key usage (RFC 5280, 4.2.1.3). */
const bit = { digitalSignature: 0, contentCommitment: 1, keyCertSign: 5, cRLSign: 6 };

/** The bits of the key usage that are set, by their numbers; `undefined` where the certificate does not limit it. */
export function readKeyUsage({ fields }: ParsedCertificate): ReadonlySet<number> | undefined {
  const usage: unknown = fields.extensions?.find(({ extnID }) => extnID === keyUsage)?.parsedValue;
  if (usage === undefined) return undefined;
  const bytes = (usage as { valueBlock?: { valueHexView?: Uint8Array } }).valueBlock?.valueHexView;
  return new Set(
    [...(bytes ?? [])].flatMap((byte, index) =>
      [0, 1, 2, 3, 4, 5, 6, 7].filter((each) => byte & (0x80 >> each)).map((each) => index * 8 + each),
    ),
  );
}

/** Whether a certificate does not limit its key usage, or has one of these bits. */
function isFor(certificate: ParsedCertificate, ...bits: number[]): boolean {
  const usage = readKeyUsage(certificate);
  return usage === undefined || bits.some((each) => usage.has(each));
}

/** Whether a certificate is for signing of any kind. */
export const mayMakeSignatures = (certificate: ParsedCertificate): boolean =>
  isFor(certificate, bit.digitalSignature, bit.contentCommitment);

/**
 * Whether a certificate is for signing documents: with contentCommitment, once called nonRepudiation. One for signing
 * in has digitalSignature alone (ETSI EN 319 412-2, 4.3.2).
 */
export const maySignDocuments = (certificate: ParsedCertificate): boolean =>
  isFor(certificate, bit.contentCommitment);

/** Whether its key may sign certificates. */
export const mayIssue = (certificate: ParsedCertificate): boolean => isFor(certificate, bit.keyCertSign);

/** Whether its key may sign lists of revoked certificates. Where nothing says so, only the issuer itself may. */
export const mayIssueLists = (certificate: ParsedCertificate): boolean =>
  readKeyUsage(certificate)?.has(bit.cRLSign) ?? false;

/** Whether a certificate is for time-stamping (RFC 3161, 2.3). `keyUsage` of Node holds the extended one. */
export const mayStamp = ({ x509 }: ParsedCertificate): boolean =>
  x509.keyUsage?.includes(timeStamping) ?? false;

/** Whether a certificate is for signing OCSP responses (RFC 6960, 4.2.2.2). */
export const mayAnswerOcsp = ({ x509 }: ParsedCertificate): boolean =>
  x509.keyUsage?.includes(ocspSigning) ?? false;
