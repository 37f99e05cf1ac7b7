import {
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as Asn1Set,
  type BaseBlock,
} from "asn1js";

/** Builders of the ASN.1 values of a signature, encoded as DER. */
export const oid = (value: string) => new ObjectIdentifier({ value });
export const sequence = (...value: BaseBlock[]) => new Sequence({ value });
export const octets = (bytes: Buffer) => new OctetString({ valueHex: new Uint8Array(bytes) });
export const integer = (value: number) => new Integer({ value });
export const nullValue = () => new Null();
export const encode = (block: BaseBlock) => Buffer.from(block.toBER());

/** A value under a context-specific tag. */
export const tagged = (tagNumber: number, ...value: BaseBlock[]) =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });

/** A SET OF with its members in the order of their encodings, as DER requires (X.690, 11.6). */
export const setOf = (...members: BaseBlock[]) =>
  new Asn1Set({ value: members.map(encode).sort(Buffer.compare).map(decode) });

/** The members of a SET OF or a SEQUENCE. @throws when the bytes are neither */
export function membersOf(bytes: Buffer): BaseBlock[] {
  const block = decode(bytes);
  if (!(block instanceof Constructed)) throw new Error("These bytes are no ASN.1 collection.");
  return block.valueBlock.value;
}

/** Reads one DER value. @throws when the bytes are not DER */
export function decode(bytes: Buffer): BaseBlock {
  const { result, offset } = fromBER(new Uint8Array(bytes));
  if (offset === -1) throw new Error("These bytes are not ASN.1.");
  return result;
}
