import { createHash, type Hash } from "node:crypto";
import { writeElement } from "../certificates/der-elements";
import type { SignedContent } from "../cms/signed-content";
import { elementsIn } from "./ber-elements";
import type { AttributeValue } from "./cms-attributes";
import type { SignedDataFields, SignerFields } from "./signed-data-fields";

const unsignedAttributesTag = 0xa1;

/** What an archive time-stamp of a signature is over. */
export type Stamped = {
  fields: SignedDataFields;
  signer: SignerFields;
  /** The signed content, where the message does not enclose it. */
  external: SignedContent | undefined;
  content: SignedContent | undefined;
};

/**
 * The imprint of an archive time-stamp of version 3: over the type and the digest of the content, the signer's fields
 * and the index of hashes (ETSI EN 319 122-1, 5.5.3).
 *
 * @returns `undefined` where the content is missing
 */
export async function imprintOfVersionThree(
  { fields, signer, content }: Stamped,
  hashIndex: Uint8Array,
  algorithm: string,
): Promise<Buffer | undefined> {
  const [contentType] = elementsIn(fields.encapsulated.content);
  if (!contentType || !content) return undefined;
  const hash = createHash(algorithm)
    .update(contentType.whole)
    .update(await content.digest(algorithm));
  for (const { whole } of signer.signed) hash.update(whole);
  return hash.update(hashIndex).digest();
}

/**
 * The imprint of an archive time-stamp of version 2: over the content, certificates and revocation lists of the message
 * and the signer's fields, with the unsigned attributes of before (ETSI TS 101 733, 6.4.1).
 *
 * @param attributes the unsigned attributes that the time-stamp is over
 * @param isTagged whether their set is hashed with its tag; the standard leaves it open, and both are in use
 */
export async function imprintOfVersionTwo(
  { fields, signer, content, external }: Stamped,
  attributes: AttributeValue["attribute"][],
  { algorithm, isTagged }: { algorithm: string; isTagged: boolean },
): Promise<Buffer | undefined> {
  if (!content) return undefined;
  const hash = createHash(algorithm).update(fields.encapsulated.whole);
  if (external) await updateWith(hash, external);
  for (const part of [fields.certificates, fields.crls, ...signer.signed]) if (part) hash.update(part.whole);
  const bytes = Buffer.concat(attributes.map(({ whole }) => whole));
  if (isTagged && signer.unsignedAttributes) hash.update(writeElement(unsignedAttributesTag, bytes));
  else hash.update(bytes);
  return hash.digest();
}

async function updateWith(hash: Hash, content: SignedContent): Promise<void> {
  for await (const chunk of content.chunks()) hash.update(chunk);
}
