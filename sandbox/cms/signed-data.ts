import { decode, encode, integer, membersOf, nothing, octets, oid, sequence, setOf, tagged } from "./asn1";
import { objectIdentifiers } from "./object-identifiers";
import { keyKindOf } from "./signature-value";
import { issuerAndSerialOf, signedAttributes } from "./signed-attributes";

/** Somebody who can sign: certificates as DER; `sign` gives the value as CMS writes it, with SHA-256. */
export type CmsSigner = {
  certificate: Buffer;
  chain: Buffer[];
  sign: (bytes: Buffer) => Promise<Buffer>;
};

/** Content that travels inside the signature. */
export type EncapsulatedContent = { type: string; bytes: Buffer };

export type SignedDataParts = {
  certificate: Buffer;
  chain: readonly Buffer[];
  /** The signed attributes as the DER of their SET OF: the bytes that `value` is over. */
  attributes: Buffer;
  /** PKCS #1 v1.5 for RSA, DER for ECDSA. */
  value: Buffer;
  /** Without it the signature is detached. */
  content?: EncapsulatedContent;
  /** A token over `value`, for the level B-T. */
  timeStamp?: Buffer;
};

/**
 * What a signer signs: the DER of the signed attributes (RFC 5652, 5.4).
 *
 * @param digest SHA-256 of the content
 */
export const attributesToSign = (
  digest: Buffer,
  certificate: Buffer,
  contentType: string = objectIdentifiers.data,
) => encode(signedAttributes(contentType, digest, certificate));

/** Puts a CMS SignedData with one signer together (RFC 5652, 5), as DER. */
export function assembleSignedData(parts: SignedDataParts): Buffer {
  const { certificate, chain, value, content, timeStamp } = parts;
  const { issuer, serialNumber } = issuerAndSerialOf(certificate);
  const contentType = content?.type ?? objectIdentifiers.data;
  const signerInfo = [
    integer(1),
    sequence(issuer, serialNumber),
    sha256Algorithm(),
    // What is signed is the SET OF; what travels is the same members under the tag [0] (RFC 5652, 5.4).
    tagged(0, ...membersOf(parts.attributes)),
    signatureAlgorithm(certificate),
    octets(value),
  ];
  if (timeStamp) signerInfo.push(tagged(1, signatureTimeStamp(timeStamp)));
  const signedData = sequence(
    // Version 3 where the content is not plain data (RFC 5652, 5.1).
    integer(content ? 3 : 1),
    setOf(sha256Algorithm()),
    content ? sequence(oid(contentType), tagged(0, octets(content.bytes))) : sequence(oid(contentType)),
    tagged(0, ...[certificate, ...chain].map(decode)),
    setOf(sequence(...signerInfo)),
  );
  return encode(sequence(oid(objectIdentifiers.signedData), tagged(0, signedData)));
}

/** Signs content that travels inside the signature, as DER. @param digest SHA-256 of the content */
export async function signContent(
  { certificate, chain, sign }: CmsSigner,
  digest: Buffer,
  content: EncapsulatedContent,
): Promise<Buffer> {
  const attributes = attributesToSign(digest, certificate, content.type);
  return assembleSignedData({ certificate, chain, attributes, value: await sign(attributes), content });
}

const sha256Algorithm = () => sequence(oid(objectIdentifiers.sha256), nothing());

/** RFC 5754, 3.2 and 3.3: RSA has NULL parameters, ECDSA none. */
const signatureAlgorithm = (certificate: Buffer) =>
  keyKindOf(certificate) === "rsa"
    ? sequence(oid(objectIdentifiers.sha256WithRsa), nothing())
    : sequence(oid(objectIdentifiers.ecdsaWithSha256));

const signatureTimeStamp = (token: Buffer) =>
  sequence(oid(objectIdentifiers.signatureTimeStamp), setOf(decode(token)));
