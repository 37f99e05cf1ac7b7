import { decode, encode, integer, nothing, octets, oid, sequence, setOf, tagged } from "./asn1";
import { objectIdentifiers } from "./object-identifiers";
import { issuerAndSerialOf, signedAttributes } from "./signed-attributes";

/** Somebody who can sign: certificates as DER, `sign` gives a DER-encoded ECDSA signature with SHA-256. */
export type CmsSigner = {
  certificate: Buffer;
  chain: Buffer[];
  sign: (bytes: Buffer) => Promise<Buffer>;
};

export type SignedDataRequest = {
  signer: CmsSigner;
  /** SHA-256 of the content. */
  digest: Buffer;
  /** Content that travels inside; without it the signature is detached. */
  content?: { type: string; bytes: Buffer };
  /** Gives a time-stamp token over the signature value, for the level B-T. */
  timeStamp?: (signatureValue: Buffer) => Promise<Buffer>;
};

/** Makes a CMS SignedData with one signer (RFC 5652, 5), as DER. */
export async function createSignedData({
  signer,
  digest,
  content,
  timeStamp,
}: SignedDataRequest): Promise<Buffer> {
  const contentType = content?.type ?? objectIdentifiers.data;
  const { issuer, serialNumber } = issuerAndSerialOf(signer.certificate);
  const attributes = signedAttributes(contentType, digest, signer.certificate);
  // What is signed is the SET OF; what travels is the same members under the tag [0] (RFC 5652, 5.4).
  const value = await signer.sign(encode(attributes.set));
  const signerInfo = [
    integer(1),
    sequence(issuer, serialNumber),
    sha256Algorithm(),
    tagged(0, ...attributes.members),
    sequence(oid(objectIdentifiers.ecdsaWithSha256)),
    octets(value),
  ];
  if (timeStamp) signerInfo.push(tagged(1, signatureTimeStamp(await timeStamp(value))));
  const signedData = sequence(
    // Version 3 where the content is not plain data (RFC 5652, 5.1).
    integer(content ? 3 : 1),
    setOf(sha256Algorithm()).set,
    content ? sequence(oid(contentType), tagged(0, octets(content.bytes))) : sequence(oid(contentType)),
    tagged(0, ...[signer.certificate, ...signer.chain].map(decode)),
    setOf(sequence(...signerInfo)).set,
  );
  return encode(sequence(oid(objectIdentifiers.signedData), tagged(0, signedData)));
}

const sha256Algorithm = () => sequence(oid(objectIdentifiers.sha256), nothing());

const signatureTimeStamp = (token: Buffer) =>
  sequence(oid(objectIdentifiers.signatureTimeStamp), setOf(decode(token)).set);
