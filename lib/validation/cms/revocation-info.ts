import { type DerElement, readElement, readElements, writeElement } from "../certificates/der-elements";
import type { RevocationItem } from "../revocation/revocation-item";

const tags = {
  ...{ sequence: 0x30, oid: 0x06, explicitContent: 0xa0 },
  ...{ certificates: 0xa0, crls: 0xa1, otherFormat: 0xa1 },
};
/** id-ri-ocsp-response (RFC 5940, 2.2), and the BasicOCSPResponse that older signers put in its place. */
const ocspFormats = ["1.3.6.1.5.5.7.16.2", "1.3.6.1.5.5.7.48.1.1"].map(encodeIdentifier);

export type SetAside = {
  message: Uint8Array;
  /** As they are encoded; `undefined` where they are still in the message. */
  certificates?: Uint8Array[];
  revocation: RevocationItem[];
};

/**
 * Takes certificates and revocation data out of a SignedData (RFC 5652, 5.1): CRLs may have hundreds of thousands of
 * entries, which a parser of the whole message would turn into as many objects, and the signatures of a file often
 * bring the same certificates. They are not signed, so the rest stays as it is.
 *
 * @returns the message without padding; as it is if it has no definite lengths
 */
export function setEvidenceAside(bytes: Uint8Array): SetAside {
  const outer = readElement(bytes);
  const [type, explicit] = outer ? readElements(outer.content) : [];
  const signedData = explicit?.tag === tags.explicitContent ? readElement(explicit.content) : undefined;
  const parts = signedData?.tag === tags.sequence ? readElements(signedData.content) : [];
  if (!outer || !type || parts.length === 0) return { message: outer?.whole ?? bytes, revocation: [] };
  const certificates = parts.find(({ tag }) => tag === tags.certificates);
  const lists = parts.find(({ tag }) => tag === tags.crls);
  const rest = parts.filter((part) => part !== lists && part !== certificates).map(({ whole }) => whole);
  const message = writeElement(
    tags.sequence,
    type.whole,
    writeElement(tags.explicitContent, writeElement(tags.sequence, ...rest)),
  );
  return {
    message,
    // Other choices than a certificate are obsolete (RFC 5652, 10.2.2).
    certificates: elementsOf(certificates).flatMap(({ tag, whole }) =>
      tag === tags.sequence ? [whole] : [],
    ),
    revocation: elementsOf(lists).flatMap(asItem),
  };
}

const elementsOf = (list: DerElement | undefined) => (list ? readElements(list.content) : []);

/** The revocation data of one RevocationInfoChoice; none for formats that are not known. */
export function asItem({ tag, whole, content }: DerElement): RevocationItem[] {
  if (tag === tags.sequence) return [{ kind: "crl", bytes: whole }];
  const [format, value] = tag === tags.otherFormat ? readElements(content) : [];
  const isOcsp = format && ocspFormats.some((each) => Buffer.compare(each, format.whole) === 0);
  return isOcsp && value ? [{ kind: "ocsp", bytes: value.whole }] : [];
}

/** DER of an object identifier (ITU-T X.690, 8.19). */
function encodeIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const base128 = (arc: number): number[] =>
    arc < 128 ? [arc] : [...base128(Math.floor(arc / 128)).map((byte) => byte | 0x80), arc % 128];
  return writeElement(tags.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}
