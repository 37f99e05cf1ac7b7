import { Certificate } from "pkijs";
import { decode, octets, oid, sequence, setOf, tagged } from "./asn1";
import { objectIdentifiers } from "./object-identifiers";
import { sha256 } from "./digest";

/** The issuer and serial number that identify a certificate. */
export function issuerAndSerialOf(certificate: Buffer) {
  const parsed = Certificate.fromBER(new Uint8Array(certificate));
  return { issuer: decode(Buffer.from(parsed.issuer.toSchema().toBER())), serialNumber: parsed.serialNumber };
}

/**
 * The signed attributes of a CAdES baseline signature: content type, message digest and signing-certificate-v2 with the
 * issuer's serial (RFC 5652, 11; RFC 5035, 3). No signing time: in a PDF it is the dictionary's /M (ETSI EN 319 142-1,
 * 6.3).
 */
export function signedAttributes(contentType: string, digest: Buffer, certificate: Buffer) {
  const { issuer, serialNumber } = issuerAndSerialOf(certificate);
  const directoryName = tagged(4, issuer);
  // SHA-256 is the DEFAULT of ESSCertIDv2, and DER omits defaults.
  const essCertificate = sequence(
    octets(sha256(certificate)),
    sequence(sequence(directoryName), serialNumber),
  );
  const attribute = (type: string, value: Parameters<typeof sequence>[0]) =>
    sequence(oid(type), setOf(value));
  return setOf(
    attribute(objectIdentifiers.contentType, oid(contentType)),
    attribute(objectIdentifiers.messageDigest, octets(digest)),
    attribute(objectIdentifiers.signingCertificateV2, sequence(sequence(essCertificate))),
  );
}
