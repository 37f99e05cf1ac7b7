import * as asn1js from "asn1js";
import { type SignedDataFields, readSignedDataFields } from "../cades/signed-data-fields";
import { elementsIn, firstElement } from "../cades/ber-elements";
import { writeElement } from "../certificates/der-elements";

const wholeOf = ({ whole }: { whole: Uint8Array }) => whole;

export function fieldsOf(message: Uint8Array): SignedDataFields {
  const fields = readSignedDataFields(message);
  if (!fields) throw new Error("It is not a SignedData.");
  return fields;
}

export const identifier = (dotted: string) =>
  new Uint8Array(new asn1js.ObjectIdentifier({ value: dotted }).toBER());

/** An attribute with one value, as DER. */
export const attributeOf = (type: string, value: Uint8Array): Uint8Array =>
  writeElement(0x30, identifier(type), writeElement(0x31, value));

/** The message with these unsigned attributes for its first signer. */
export function withAttributes(message: Uint8Array, ...attributes: Uint8Array[]): Buffer {
  const { head, encapsulated, certificates, signers } = fieldsOf(message);
  const [type] = elementsIn(firstElement(message)?.content ?? new Uint8Array());
  const unsigned = attributes.length > 0 ? [writeElement(0xa1, ...attributes)] : [];
  const signer = writeElement(0x30, ...(signers[0]?.signed ?? []).map(wholeOf), ...unsigned);
  const parts = [...head, encapsulated, ...(certificates ? [certificates] : [])].map(wholeOf);
  const signedData = writeElement(0x30, ...parts, writeElement(0x31, signer));
  return Buffer.from(writeElement(0x30, type?.whole ?? new Uint8Array(), writeElement(0xa0, signedData)));
}
