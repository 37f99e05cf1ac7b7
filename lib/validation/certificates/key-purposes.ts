import type * as pkijs from "pkijs";
import type { ParsedCertificate } from "./parsed-certificate";

const keyUsage = "2.5.29.15";
const timeStamping = "1.3.6.1.5.5.7.3.8";
const ocspSigning = "1.3.6.1.5.5.7.3.9";
/** Bits of the first byte of the key usage (RFC 5280, 4.2.1.3). */
const digitalSignature = 0b1000_0000;
const contentCommitment = 0b0100_0000;
const certificateSigning = 0b0000_0100;
const listSigning = 0b0000_0010;

/** The first byte of the key usage; `undefined` where the certificate does not limit it. */
function usageOf({ extensions }: pkijs.Certificate): number | undefined {
  const usage: unknown = extensions?.find(({ extnID }) => extnID === keyUsage)?.parsedValue;
  if (usage === undefined) return undefined;
  return (usage as { valueBlock?: { valueHexView?: Uint8Array } }).valueBlock?.valueHexView?.[0] ?? 0;
}

/** Whether a certificate does not limit its key usage, or allows signing of any kind. */
export function mayMakeSignatures({ fields }: ParsedCertificate): boolean {
  const usage = usageOf(fields);
  return usage === undefined || (usage & (digitalSignature | contentCommitment)) !== 0;
}

/**
 * Whether a certificate is for signing documents: with contentCommitment, once called nonRepudiation. One for signing in
 * has digitalSignature alone (ETSI EN 319 412-2, 4.3.2).
 */
export function maySignDocuments({ fields }: ParsedCertificate): boolean {
  const usage = usageOf(fields);
  return usage === undefined || (usage & contentCommitment) !== 0;
}

/** Whether a certificate is for time-stamping (RFC 3161, 2.3). */
export const mayStamp = ({ x509 }: ParsedCertificate): boolean =>
  x509.keyUsage?.includes(timeStamping) ?? false;

/** Whether a certificate is for signing OCSP responses (RFC 6960, 4.2.2.2). `keyUsage` of Node holds the extended one. */
export const mayAnswerOcsp = ({ x509 }: ParsedCertificate): boolean =>
  x509.keyUsage?.includes(ocspSigning) ?? false;

/** Whether its key may sign certificates, where its use is limited. */
export const mayIssue = ({ fields }: ParsedCertificate): boolean =>
  ((usageOf(fields) ?? certificateSigning) & certificateSigning) !== 0;

/** Whether its key may sign lists of revoked certificates, where its use is limited. */
export const mayIssueLists = ({ fields }: ParsedCertificate): boolean =>
  ((usageOf(fields) ?? listSigning) & listSigning) !== 0;

/** The bits of the key usage that are set, by their numbers; none where the certificate does not limit it. */
export function readKeyUsage({ fields }: ParsedCertificate): Set<number> {
  const usage: unknown = fields.extensions?.find(({ extnID }) => extnID === keyUsage)?.parsedValue;
  const bytes = (usage as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock
    ?.valueHexView;
  return new Set(
    [...(bytes ?? [])].flatMap((byte, index) =>
      [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (0x80 >> bit)).map((bit) => index * 8 + bit),
    ),
  );
}
