import { elementsIn, type BerElement, firstElement } from "./ber-elements";

const tags = {
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
  const [, , encapsulated, ...rest] = signedData ? elementsIn(signedData.content) : [];
  const signers = rest.at(-1);
  if (!encapsulated || signers?.tag !== tags.set) return undefined;
  return {
    encapsulated,
    certificates: rest.find(({ tag }) => tag === tags.certificates),
    crls: rest.find(({ tag }) => tag === tags.crls),
    signers: elementsIn(signers.content).map(({ content }) => signerFields(elementsIn(content))),
  };
}

function signerFields(fields: BerElement[]): SignerFields {
  const last = fields.at(-1);
  const unsignedAttributes = last?.tag === tags.unsignedAttributes ? last : undefined;
  return { signed: unsignedAttributes ? fields.slice(0, -1) : fields, unsignedAttributes };
}
