import { writeElement } from "../certificates/der-elements";
import { type BerElement, elementsIn, firstElement, withDefiniteLength } from "./ber-elements";

const tags = {
  sequence: 0x30,
  explicit: 0xa0,
  certificates: 0xa0,
  crls: 0xa1,
  signedAttributes: 0xa0,
  unsignedAttributes: 0xa1,
  set: 0x31,
};

/** The fields of a SignerInfo as they are encoded (RFC 5652, 5.3), which archive time-stamps are over. */
export type SignerFields = {
  /** From the version to the value, without the unsigned attributes. */
  signed: BerElement[];
  unsignedAttributes: BerElement | undefined;
};

/** The fields of a SignedData as they are encoded (RFC 5652, 5.1). */
export type SignedDataFields = {
  /** The version and the digest algorithms. */
  head: BerElement[];
  encapsulated: BerElement;
  certificates: BerElement | undefined;
  crls: BerElement | undefined;
  signers: SignerFields[];
};

/** @returns `undefined` for bytes that are no SignedData */
export function readSignedDataFields(message: Uint8Array): SignedDataFields | undefined {
  const outer = firstElement(message);
  const explicit = outer && elementsIn(outer.content)[1];
  const signedData = explicit?.tag === tags.explicit ? firstElement(explicit.content) : undefined;
  const [version, algorithms, encapsulated, ...rest] = signedData ? elementsIn(signedData.content) : [];
  const signers = rest.at(-1);
  if (!version || !algorithms || !encapsulated || signers?.tag !== tags.set) return undefined;
  return {
    head: [version, algorithms],
    encapsulated,
    certificates: rest.find(({ tag }) => tag === tags.certificates),
    crls: rest.find(({ tag }) => tag === tags.crls),
    signers: elementsIn(signers.content).map(({ content }) => signerFields(elementsIn(content))),
  };
}

/**
 * The message without what is not signed and may be large: revocation lists with hundreds of thousands of entries, which
 * a parser of the whole message would turn into as many objects.
 */
export function withoutUnsigned(message: Uint8Array, fields: SignedDataFields): Uint8Array {
  const [type] = elementsIn(firstElement(message)?.content ?? new Uint8Array());
  const { head, encapsulated, certificates, signers } = fields;
  const signerInfos = signers.map(({ signed }) =>
    writeElement(tags.sequence, ...signed.map(({ whole }) => whole)),
  );
  const signedData = writeElement(
    tags.sequence,
    ...[...head, encapsulated, ...(certificates ? [certificates] : [])].map(withDefiniteLength),
    writeElement(tags.set, ...signerInfos),
  );
  return writeElement(
    tags.sequence,
    type?.whole ?? new Uint8Array(),
    writeElement(tags.explicit, signedData),
  );
}

function signerFields(fields: BerElement[]): SignerFields {
  const last = fields.at(-1);
  const unsignedAttributes = last?.tag === tags.unsignedAttributes ? last : undefined;
  return { signed: unsignedAttributes ? fields.slice(0, -1) : fields, unsignedAttributes };
}
