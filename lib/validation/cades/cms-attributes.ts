import * as asn1js from "asn1js";
import { type BerElement, elementsIn } from "./ber-elements";

/** Attributes of CAdES (ETSI EN 319 122-1, 5) and of CMS (RFC 5652, 11; RFC 5035; RFC 4998). */
export const attributeTypes = {
  signingTime: "1.2.840.113549.1.9.5",
  counterSignature: "1.2.840.113549.1.9.6",
  contentTimestamp: "1.2.840.113549.1.9.16.2.20",
  signatureTimestamp: "1.2.840.113549.1.9.16.2.14",
  signaturePolicy: "1.2.840.113549.1.9.16.2.15",
  signerLocation: "1.2.840.113549.1.9.16.2.17",
  signerAttributes: "1.2.840.113549.1.9.16.2.18",
  signerAttributesV2: "0.4.0.19122.1.1",
  certificateValues: "1.2.840.113549.1.9.16.2.23",
  revocationValues: "1.2.840.113549.1.9.16.2.24",
  /** Adobe's, signed: as the revocation values (ISO 32000-2, 12.8.3.3.2). */
  revocationInfoArchival: "1.2.840.113583.1.1.8",
  signatureAndRefsTimestamp: "1.2.840.113549.1.9.16.2.25",
  refsTimestamp: "1.2.840.113549.1.9.16.2.26",
  archiveTimestampV2: "1.2.840.113549.1.9.16.2.48",
  archiveTimestampV3: "0.4.0.1733.2.4",
  internalEvidenceRecord: "1.2.840.113549.1.9.16.2.49",
  externalEvidenceRecord: "1.2.840.113549.1.9.16.2.50",
  hashIndexV1: "0.4.0.1733.2.5",
  hashIndexV2: "0.4.0.19122.1.4",
  hashIndexV3: "0.4.0.19122.1.5",
} as const;

/** One value of an attribute, as it is encoded. */
export type AttributeValue = {
  type: string;
  /** The whole attribute, with its other values. */
  attribute: BerElement;
  identifier: BerElement;
  value: BerElement;
};

/** The values of a set of attributes, in the order in which they are encoded. */
export function attributeValuesIn(set: BerElement | undefined): AttributeValue[] {
  return elementsIn(set?.content ?? new Uint8Array()).flatMap((attribute) => {
    const [identifier, values] = elementsIn(attribute.content);
    if (!identifier || !values) return [];
    const type = identifierText(identifier);
    return elementsIn(values.content).map((value) => ({ type, attribute, identifier, value }));
  });
}

/** Signed attributes by which a signer states one thing (ETSI EN 319 122-1, 6.3; RFC 5652, 11.3). */
const singleAttributes: ReadonlySet<string> = new Set([
  ...[attributeTypes.signingTime, attributeTypes.signaturePolicy, attributeTypes.signerLocation],
]);

/** Whether a signer states one thing in two ways, so that readers would report different ones. */
export function isAmbiguous(signedAttributes: readonly AttributeValue[]): boolean {
  const single = signedAttributes.filter(({ type }) => singleAttributes.has(type));
  const statements = new Set(
    single.map(({ type, value }) => `${type} ${Buffer.from(value.whole).toString("hex")}`),
  );
  return new Set(single.map(({ type }) => type)).size !== statements.size;
}

/** An object identifier in dotted form. */
export function identifierText({ whole }: BerElement): string {
  const { result } = asn1js.fromBER(whole);
  return result instanceof asn1js.ObjectIdentifier ? result.getValue() : "";
}
