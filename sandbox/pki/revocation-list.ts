import { dayMs, wholeSecond } from "../base/clock";
import { authorityAlgorithm, newSerialNumber, webKeyOf } from "./certificate-basics";
import type { Credential } from "./key-pair-files";
import { x509 } from "./x509";

export type RevokedCertificate = { serial: string; revokedAt: Date };

/** Creates an authority's revocation list as of `now` (RFC 5280, 5), as DER. */
export async function createRevocationList(
  issuer: Credential,
  revoked: readonly RevokedCertificate[],
  now: Date,
): Promise<Buffer> {
  const list = await x509.X509CrlGenerator.create({
    issuer: issuer.certificate.subjectName,
    thisUpdate: wholeSecond(now),
    nextUpdate: wholeSecond(new Date(now.getTime() + 30 * dayMs)),
    entries: revoked.map(({ serial, revokedAt }) => ({
      serialNumber: serial,
      revocationDate: wholeSecond(revokedAt),
      reason: x509.X509CrlReason.keyCompromise,
    })),
    signingAlgorithm: authorityAlgorithm,
    signingKey: await webKeyOf(issuer),
    extensions: [
      await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey),
      crlNumber(now),
    ],
  });
  return Buffer.from(list.rawData);
}

/** A CRL number (RFC 5280, 5.2.3), which grows from list to list: the instant, then random digits. */
function crlNumber(now: Date) {
  const instant = now.getTime().toString(16).padStart(12, "0");
  const digits = Buffer.from(`00${instant}${newSerialNumber().slice(0, 8)}`, "hex");
  const first = digits.findIndex((byte) => byte !== 0);
  const start = ((digits[first] ?? 0) & 0x80) === 0 ? first : first - 1;
  const number = digits.subarray(start);
  return new x509.Extension("2.5.29.20", false, Buffer.concat([Buffer.from([0x02, number.length]), number]));
}
