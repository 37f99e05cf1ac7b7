import { ListFault } from "./list-fault";
import type { ListPointer, ListScheme } from "./trusted-list";
import { all, behind, englishAt, first, instantAt, textAt, type XmlNode } from "./xml-tree";

const supportedVersions = [4, 5, 6];

/** Reads the SchemeInformation of a list (ETSI TS 119 612, 5.3). @throws {ListFault} if a mandatory part is missing */
export function readScheme(node: XmlNode): ListScheme {
  const version = Number(textAt(node, "TSLVersionIdentifier"));
  if (!supportedVersions.includes(version)) throw new ListFault("version_unsupported");
  const issuedAt = instantAt(node, "ListIssueDateTime");
  const sequenceNumber = Number(textAt(node, "TSLSequenceNumber"));
  if (!issuedAt || !Number.isSafeInteger(sequenceNumber)) throw new ListFault("not_parsable");
  return {
    version,
    sequenceNumber,
    type: behind(textAt(node, "TSLType"), "/TSLType/"),
    territory: textAt(node, "SchemeTerritory"),
    operator: englishAt(node, "SchemeOperatorName", "Name"),
    issuedAt,
    nextUpdate: instantAt(node, "NextUpdate", "dateTime") ?? null,
    informationUris: all(node, "SchemeInformationURI", "URI").map(({ text }) => text.trim()),
    pointers: all(node, "PointersToOtherTSL", "OtherTSLPointer").map(readPointer),
  };
}

function readPointer(node: XmlNode): ListPointer {
  const information = all(node, "AdditionalInformation", "OtherInformation");
  const about = (name: string) =>
    textAt(
      information.find((each) => first(each, name)),
      name,
    );
  return {
    url: textAt(node, "TSLLocation"),
    territory: about("SchemeTerritory"),
    mimeType: about("MimeType"),
    type: behind(about("TSLType"), "/TSLType/"),
    certificates: certificatesIn(node, "ServiceDigitalIdentities", "ServiceDigitalIdentity", "DigitalId"),
  };
}

/** The certificates of digital identities, as DER. */
export function certificatesIn(node: XmlNode, ...path: string[]): Buffer[] {
  return all(node, ...path, "X509Certificate").map(({ text }) => Buffer.from(text, "base64"));
}
