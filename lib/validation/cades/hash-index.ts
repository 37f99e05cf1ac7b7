import { createHash } from "node:crypto";
import { digestOfIdentifier } from "../crypto/digests";
import { type BerElement, elementsIn } from "./ber-elements";
import { type AttributeValue, attributeTypes, attributeValuesIn, identifierText } from "./cms-attributes";
import { readSignedDataFields } from "./signed-data-fields";

/** The index of what an archive time-stamp covers (ats-hash-index, ETSI EN 319 122-1, 5.5.2). */
export type HashIndex = {
  /** As it is encoded, which the time-stamp is over. */
  encoded: Uint8Array;
  version: 1 | 2 | 3;
  digest: string;
  /** Hashes in hexadecimal digits. */
  certificates: Set<string>;
  crls: Set<string>;
  attributes: Set<string>;
};

const versions: Readonly<Record<string, HashIndex["version"]>> = {
  [attributeTypes.hashIndexV1]: 1,
  [attributeTypes.hashIndexV2]: 2,
  [attributeTypes.hashIndexV3]: 3,
};
const tags = { identifier: 0x06, octets: 0x04 };

/** The index in the unsigned attributes of a time-stamp token; `undefined` where there is none, or more than one. */
export function readHashIndex(token: Uint8Array): HashIndex | undefined {
  const [signer] = readSignedDataFields(token)?.signers ?? [];
  const [found, ...more] = attributeValuesIn(signer?.unsignedAttributes).filter(
    ({ type }) => type in versions,
  );
  if (!found || more.length > 0) return undefined;
  const parts = elementsIn(found.value.content);
  const [first] = parts[0] ? elementsIn(parts[0].content) : [];
  const algorithm = first?.tag === tags.identifier ? parts.shift() : undefined;
  const digest = algorithm && first ? digestOfIdentifier(identifierText(first)) : "sha256";
  const version = versions[found.type];
  const [certificates, crls, attributes] = parts;
  if (!digest || !version || !certificates || !crls || !attributes) return undefined;
  return {
    ...{ encoded: found.value.whole, version, digest },
    ...{ certificates: hashesIn(certificates), crls: hashesIn(crls), attributes: hashesIn(attributes) },
  };
}

const hashesIn = ({ content }: BerElement) =>
  new Set(
    elementsIn(content)
      .filter(({ tag }) => tag === tags.octets)
      .map((each) => Buffer.from(each.content).toString("hex")),
  );

export const hashOf = ({ digest }: HashIndex, ...bytes: Uint8Array[]): string =>
  bytes.reduce((hash, part) => hash.update(part), createHash(digest)).digest("hex");

/** The hash of an attribute's value: of the whole attribute before version 3. */
export const hashOfAttribute = (
  index: HashIndex,
  { attribute, identifier, value }: AttributeValue,
): string =>
  index.version === 3 ? hashOf(index, identifier.whole, value.whole) : hashOf(index, attribute.whole);
