import type { SignatureScheme } from "../domain/signature-scheme";
import { decode, encode, integer, membersOf, octets, oid, sequence, setOf, tagged } from "./asn1";
import { digestOf } from "./digest";
import { objectIdentifiers } from "./object-identifiers";
import { digestAlgorithm, signatureAlgorithm } from "./signature-algorithm";
import { issuerAndSerialOf, signedAttributes } from "./signed-attributes";

/** A certificate with its chain, as DER, and its key: `sign` makes a CMS signature value by the scheme. */
export type CmsSigner = {
  certificate: Buffer;
  chain: Buffer[];
  scheme: SignatureScheme;
  sign: (bytes: Buffer) => Promise<Buffer>;
};

/** Content inside the signature. */
export type EncapsulatedContent = { type: string; bytes: Buffer };

export type SignedDataParts = {
  certificate: Buffer;
  chain: readonly Buffer[];
  /** The signed attributes as the DER of their SET OF: the bytes that `value` signs. */
  attributes: Buffer;
  scheme: SignatureScheme;
  /** DER for ECDSA. */
  value: Buffer;
  /** Without it the signature is detached. */
  content?: EncapsulatedContent;
  /** A token over `value`, for the level B-T. */
  timeStamp?: Buffer;
};

/**
 * The bytes that a signer signs: the DER of the signed attributes (RFC 5652, 5.4).
 *
 * @param digest of the content, by the digest of the signature's scheme
 */
export const attributesToSign = (
  digest: Buffer,
  certificate: Buffer,
  contentType: string = objectIdentifiers.data,
) => encode(signedAttributes(contentType, digest, certificate));

/** Assembles a CMS SignedData with one signer (RFC 5652, 5), as DER. */
export function assembleSignedData(parts: SignedDataParts): Buffer {
  const { certificate, chain, scheme, value, content, timeStamp } = parts;
  const { issuer, serialNumber } = issuerAndSerialOf(certificate);
  const contentType = content?.type ?? objectIdentifiers.data;
  const signerInfo = [
    integer(1),
    sequence(issuer, serialNumber),
    digestAlgorithm(scheme.hash),
    // The signature is over the SET OF; the SignerInfo has its members under the tag [0] (RFC 5652, 5.4).
    tagged(0, ...membersOf(parts.attributes)),
    signatureAlgorithm(scheme),
    octets(value),
  ];
  if (timeStamp) signerInfo.push(tagged(1, signatureTimeStamp(timeStamp)));
  const signedData = sequence(
    // Version 3 if the content is not plain data (RFC 5652, 5.1).
    integer(content ? 3 : 1),
    setOf(digestAlgorithm(scheme.hash)),
    content ? sequence(oid(contentType), tagged(0, octets(content.bytes))) : sequence(oid(contentType)),
    tagged(0, ...[certificate, ...chain].map(decode)),
    setOf(sequence(...signerInfo)),
  );
  return encode(sequence(oid(objectIdentifiers.signedData), tagged(0, signedData)));
}

/** Signs content and includes it in the signature, as DER. */
export async function signContent(
  { certificate, chain, scheme, sign }: CmsSigner,
  content: EncapsulatedContent,
): Promise<Buffer> {
  const attributes = attributesToSign(digestOf(scheme.hash, content.bytes), certificate, content.type);
  return assembleSignedData({
    certificate,
    chain,
    scheme,
    attributes,
    value: await sign(attributes),
    content,
  });
}

const signatureTimeStamp = (token: Buffer) =>
  sequence(oid(objectIdentifiers.signatureTimeStamp), setOf(decode(token)));
