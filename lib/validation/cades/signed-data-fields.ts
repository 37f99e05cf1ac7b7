import { writeElement } from "../certificates/der-elements";
import { type BerElement, elementsIn, elementsToEnd, firstElement, withDefiniteLength } from "./ber-elements";

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

/** @returns `undefined` for bytes that are not a SignedData */
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

/** The version, algorithms, content, certificates, revocation data and signers (RFC 5652, 5.1). */
const signedDataOrder = /^02 31 30 (?:a0 )?(?:a1 )?31$/;
/** A content type, and the content as octets in one piece or several (RFC 5652, 5.2). */
const contentOrder = /^06(?: a0 (?:04|24))?$/;

/**
 * Whether a message has the elements of RFC 5652, 3, 5.1 and 5.2 and no others. Readers that skip over others would
 * find another content or other signers in it.
 */
export function hasOneContent(message: Uint8Array): boolean {
  const [type, explicit, ...moreInfo] = childrenOf(firstElement(message));
  const [signedData, ...moreData] = childrenOf(explicit);
  const fields = childrenOf(signedData);
  const content = childrenOf(fields[2]).flatMap((each) =>
    each.tag === tags.explicit ? [each, ...childrenOf(each)] : [each],
  );
  const isAlone = type !== undefined && moreInfo.length + moreData.length === 0;
  return isAlone && signedDataOrder.test(tagsOf(fields)) && contentOrder.test(tagsOf(content));
}

const tagsOf = (elements: BerElement[]) =>
  elements.map(({ tag }) => tag.toString(16).padStart(2, "0")).join(" ");

/** The elements in another one, if it holds nothing else. */
const childrenOf = (element: BerElement | undefined): BerElement[] =>
  (element && elementsToEnd(element.content)) ?? [];

/**
 * The message without what is not signed and may be large: revocation lists with hundreds of thousands of entries,
 * which a parser of the whole message would turn into as many objects.
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
