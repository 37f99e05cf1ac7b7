import type { Element } from "@xmldom/xmldom";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { parseCertificateOnce, type ParsedCertificate } from "../certificates/parsed-certificate";
import type { RevocationItem } from "../revocation/revocation-item";
import { bytesOf, childNamed, childrenNamed } from "../xml/xml-document";

type Information = { certificates: ParsedCertificate[]; revocation: RevocationItem[] };

const revocationKinds: Readonly<Record<string, RevocationItem["kind"]>> = { CRL: "crl", OCSP: "ocsp" };

/**
 * What a record in XML brings to validate a time-stamp (CryptographicInformationList; RFC 6283, 3.1.3): certificates,
 * CRLs and OCSP responses. What cannot be read is skipped: it proves nothing.
 */
export function readCryptographicInformation(stamp: Element, budget: ReadingBudget): Information {
  const found: Information = { certificates: [], revocation: [] };
  const list = childNamed(stamp, "ers", "CryptographicInformationList");
  for (const element of list ? childrenNamed(list, "ers", "CryptographicInformation") : []) {
    const type = element.getAttribute("Type") ?? "";
    const kind = revocationKinds[type];
    try {
      const bytes = bytesOf(element);
      budget.spend("asn1Bytes", bytes.length);
      if (kind) found.revocation.push({ kind, bytes });
      else if (type === "CERT") found.certificates.push(parseCertificateOnce(bytes, budget));
    } catch (error) {
      throwIfReadingFault(error);
    }
  }
  return found;
}
