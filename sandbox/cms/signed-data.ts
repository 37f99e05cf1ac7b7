import { decode, encode, integer, membersOf, nullValue, octets, oid, sequence, setOf, tagged } from "./asn1";
import { objectIdentifiers } from "./object-identifiers";
import { keyKindOf } from "./signature-value";
import { issuerAndSerialOf, signedAttributes } from "./signed-attributes";

/** A certificate with its chain, as DER, and its key: `sign` makes a CMS signature value with SHA-256. */
export type CmsSigner = {
  certificate: Buffer;
  chain: Buffer[];
  sign: (bytes: Buffer) => Promise<Buffer>;
};

/** Content inside the signature. */
export type EncapsulatedContent = { type: string; bytes: Buffer };

export type SignedDataParts = {
  certificate: Buffer;
  chain: readonly Buffer[];
  /** The signed attributes as the DER of their SET OF: the bytes that `value` signs. */
  attributes: Buffer;
  /** PKCS #1 v1.5 for RSA, DER for ECDSA. */
  value: Buffer;
  /** Without it the signature is detached. */
  content?: EncapsulatedContent;
  /** A token over `value`, for the level B-T. */
  timeStamp?: Buffer;
};

/**
 * The bytes that a signer signs: the DER of the signed attributes (RFC 5652, 5.4).
 *
 * @param digest SHA-256 of the content
 */
export const attributesToSign = (
  digest: Buffer,
  certificate: Buffer,
  contentType: string = objectIdentifiers.data,
) => encode(signedAttributes(contentType, digest, certificate));

/** Assembles a CMS SignedData with one signer (RFC 5652, 5), as DER. */
export function assembleSignedData(parts: SignedDataParts): Buffer {
  const { certificate, chain, value, content, timeStamp } = parts;
  const { issuer, serialNumber } = issuerAndSerialOf(certificate);
  const contentType = content?.type ?? objectIdentifiers.data;
  const signerInfo = [
    integer(1),
    sequence(issuer, serialNumber),
    sha256Algorithm(),
    // The signature is over the SET OF; the SignerInfo has its members under the tag [0] (RFC 5652, 5.4).
    tagged(0, ...membersOf(parts.attributes)),
    signatureAlgorithm(certificate),
    octets(value),
  ];
  if (timeStamp) signerInfo.push(tagged(1, signatureTimeStamp(timeStamp)));
  const signedData = sequence(
    // Version 3 if the content is not plain data (RFC 5652, 5.1).
    integer(content ? 3 : 1),
    setOf(sha256Algorithm()),
    content ? sequence(oid(contentType), tagged(0, octets(content.bytes))) : sequence(oid(contentType)),
    tagged(0, ...[certificate, ...chain].map(decode)),
    setOf(sequence(...signerInfo)),
  );
  return encode(sequence(oid(objectIdentifiers.signedData), tagged(0, signedData)));
}

/** Signs content and includes it in the signature, as DER. @param digest SHA-256 of the content */
export async function signContent(
  { certificate, chain, sign }: CmsSigner,
  digest: Buffer,
  content: EncapsulatedContent,
): Promise<Buffer> {
  const attributes = attributesToSign(digest, certificate, content.type);
  return assembleSignedData({ certificate, chain, attributes, value: await sign(attributes), content });
}

const sha256Algorithm = () => sequence(oid(objectIdentifiers.sha256), nullValue());

/** RFC 5754, 3.2 and 3.3: RSA has NULL parameters, ECDSA none. */
const signatureAlgorithm = (certificate: Buffer) =>
  keyKindOf(certificate) === "rsa"
    ? sequence(oid(objectIdentifiers.sha256WithRsa), nullValue())
    : sequence(oid(objectIdentifiers.ecdsaWithSha256));

const signatureTimeStamp = (token: Buffer) =>
  sequence(oid(objectIdentifiers.signatureTimeStamp), setOf(decode(token)));
