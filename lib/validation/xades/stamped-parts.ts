import { createHash } from "node:crypto";
import type { Element } from "@xmldom/xmldom";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { type Canonicalization, canonicalize } from "../xml/canonical-xml";
import { isElement } from "../xml/xml-document";
import type { CheckedReference } from "./references";
import { updateWith } from "./reference-output";
import type { XadesSignature } from "./xades-signature";

/** A part of what a time-stamp is over: an element in canonical form, or what a reference is over. */
export type StampedPart = Element | CheckedReference;

type Around = {
  signature: XadesSignature;
  references: readonly CheckedReference[];
  /** The position of the time-stamp among the unsigned properties: it is over those before it. */
  at: number;
};

/** Time-stamps of the signature, and references to evidence. */
const beforeReferences =
  /^(SignatureTimeStamp|(Complete(Certificate|Revocation)Refs|Attribute(Certificate|Revocation)Refs)(V2)?)$/;

/**
 * What an unsigned time-stamp is over, in order: SignatureTimeStamp over the value (ETSI EN 319 132-1, 5.3),
 * SigAndRefsTimeStamp over the value, its time-stamps and references to evidence (A.1.5.1), ArchiveTimeStamp over all
 * that is signed, the signature and the unsigned properties before it (5.5.2).
 *
 * @returns `undefined` for a property that is no such time-stamp
 */
export function stampedParts(property: Element, around: Around): StampedPart[] | undefined {
  const { signature, at } = around;
  const before = signature.unsignedProperties.slice(0, at);
  switch (property.localName) {
    case "SignatureTimeStamp":
      return [signature.value];
    case "SigAndRefsTimeStamp":
    case "SigAndRefsTimeStampV2":
      return [signature.value, ...before.filter(({ localName }) => beforeReferences.test(localName ?? ""))];
    case "ArchiveTimeStamp":
    case "ArchiveTimeStampV2":
      return archivedParts(around, before, !isElement(property, "xades", "ArchiveTimeStamp"));
    default:
      return undefined;
  }
}

function archivedParts(
  { signature, references }: Around,
  before: Element[],
  isNewer: boolean,
): StampedPart[] {
  const { signedInfo, value, keyInfo, objects, qualifyingObject } = signature;
  // The older property leaves out what is among the references already.
  const covered = new Set(
    references.flatMap(({ covers }) => (covers && "part" in covers ? [covers.part] : [])),
  );
  const isLeft = (object: Element) => object !== qualifyingObject && (isNewer || !covered.has(object));
  return [
    ...references,
    ...[signedInfo, value],
    ...(keyInfo ? [keyInfo] : []),
    ...before,
    ...objects.filter(isLeft),
  ];
}

/** Whether something that a time-stamp is over cannot be found. */
export const isMissingAny = (parts: readonly StampedPart[]): boolean =>
  parts.some((part) => !("localName" in part) && !part.output);

/** The digest of all parts, one after the other. */
export async function digestOfStamped(
  parts: readonly StampedPart[],
  form: Canonicalization,
  algorithm: string,
  budget: ReadingBudget,
): Promise<Buffer> {
  const hash = createHash(algorithm);
  for (const part of parts)
    if ("localName" in part) hash.update(canonicalize(part, form, { budget }));
    else if (part.output) await updateWith(hash, part.output, { form, budget });
  return hash.digest();
}
