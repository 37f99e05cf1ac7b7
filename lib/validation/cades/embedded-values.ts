import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { parseCertificate, type ParsedCertificate } from "../certificates/parsed-certificate";
import type { RevocationItem } from "../revocation/revocation-item";
import { type AttributeValue, attributeTypes } from "./cms-attributes";
import { elementsIn } from "./ber-elements";

export type EmbeddedValues = { certificates: ParsedCertificate[]; revocation: RevocationItem[] };

const sequence = 0x30;
const tags = { crls: 0xa0, ocspResponses: 0xa1 };

/**
 * The certificates and revocation data that an attribute holds (ETSI EN 319 122-1, A.1.1.2 and A.1.2.2; ISO 32000-2,
 * 12.8.3.3.2).
 */
export function embeddedValues({ type, value }: AttributeValue): EmbeddedValues {
  if (type === attributeTypes.certificateValues)
    return {
      certificates: elementsIn(value.content).flatMap(({ whole }) => readCertificate(whole)),
      revocation: [],
    };
  const hasRevocation =
    type === attributeTypes.revocationValues || type === attributeTypes.revocationInfoArchival;
  if (!hasRevocation) return { certificates: [], revocation: [] };
  const revocation = elementsIn(value.content).flatMap(({ tag, content }): RevocationItem[] => {
    const kind = tag === tags.crls ? "crl" : tag === tags.ocspResponses ? "ocsp" : undefined;
    const [list] = kind ? elementsIn(content) : [];
    return kind && list ? elementsIn(list.content).map(({ whole }) => ({ kind, bytes: whole })) : [];
  });
  return { certificates: [], revocation };
}

/** Bytes that are not a certificate are skipped: they prove nothing. */
function readCertificate(bytes: Uint8Array): ParsedCertificate[] {
  if (bytes[0] !== sequence) return [];
  try {
    return [parseCertificate(Buffer.from(bytes))];
  } catch (error) {
    throwIfReadingFault(error);
    return [];
  }
}
