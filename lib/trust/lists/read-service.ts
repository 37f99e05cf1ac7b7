import type {
  QualificationCriteria,
  ServicePeriod,
  TrustedService,
} from "@/lib/domain/trust/trusted-service";
import { certificatesIn } from "./read-scheme";
import { all, behind, englishAt, first, instantAt, textAt, type XmlNode } from "./xml-tree";

/** The types of services that signatures, time-stamps and revocation data rely on. */
const relevantTypes = /^(CA|NationalRootCA|TSA|Certstatus)(\W|$)/;

const keyUsages = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "crlSign",
  "encipherOnly",
  "decipherOnly",
];

/**
 * Reads a TSPService with its history (ETSI TS 119 612, 5.5 and 5.6).
 *
 * @returns one service for each certificate that identifies it; none for types that say nothing about signatures
 */
export function readService(
  node: XmlNode,
  { country, provider }: { country: string; provider: string },
): TrustedService[] {
  const information = first(node, "ServiceInformation");
  if (!information) return [];
  const type = typeOf(information);
  const history = [information, ...all(node, "ServiceHistory", "ServiceHistoryInstance")]
    .flatMap((each) => readPeriod(each, type) ?? [])
    .sort((a, b) => b.from.localeCompare(a.from));
  const isRelevant = history.some((period) => relevantTypes.test(period.type ?? type));
  if (!isRelevant) return [];
  const name = englishAt(information, "ServiceName", "Name");
  const unique = new Set(
    certificatesIn(information, "ServiceDigitalIdentity", "DigitalId").map((der) => der.toString("base64")),
  );
  return [...unique].map((certificate) => ({
    ...{ origin: "trusted_list", country, provider, name, type, certificate, history },
  }));
}

const typeOf = (node: XmlNode) => behind(textAt(node, "ServiceTypeIdentifier"), "/Svctype/");

function readPeriod(node: XmlNode, currentType: string): ServicePeriod | undefined {
  const from = instantAt(node, "StatusStartingTime");
  if (!from) return undefined;
  const extensions = all(node, "ServiceInformationExtensions", "Extension");
  const type = typeOf(node);
  return {
    from: from.toISOString(),
    status: behind(textAt(node, "ServiceStatus"), "/"),
    ...(type !== currentType && { type }),
    purposes: extensions
      .flatMap((each) => all(each, "AdditionalServiceInformation", "URI"))
      .map(({ text }) => behind(text, "/")),
    qualifications: extensions
      .flatMap((each) => all(each, "Qualifications", "QualificationElement"))
      .map((element) => ({
        qualifiers: all(element, "Qualifiers", "Qualifier").map(({ attributes }) =>
          behind(attributes.get("uri") ?? "", "/"),
        ),
        criteria: readCriteria(first(element, "CriteriaList")),
      })),
  };
}

/** Criteria that no certificate meets. */
const neverMet: QualificationCriteria = {
  ...{ assert: "atLeastOne", keyUsage: [], policySets: [], extendedKeyUsages: [], subjectAttributes: [] },
  nested: [],
};

/** Of criteria that are not understood, no certificate is said to meet them. */
function readCriteria(list: XmlNode | undefined): QualificationCriteria {
  if (!list) return neverMet;
  const assert = list.attributes.get("assert");
  const others = all(list, "otherCriteriaList").flatMap(({ children }) => children);
  const unknown = others.filter(({ name }) => !understood.has(name));
  return {
    assert: assert === "atLeastOne" || assert === "none" ? assert : "all",
    keyUsage: all(list, "KeyUsage").map((usage) =>
      all(usage, "KeyUsageBit").map(({ attributes, text }) => ({
        bit: keyUsages.findIndex((name) => name.toLowerCase() === attributes.get("name")?.toLowerCase()),
        value: /^(true|1)$/.test(text.trim()),
      })),
    ),
    policySets: all(list, "PolicySet").map((set) => identifiersIn(set, "PolicyIdentifier")),
    extendedKeyUsages: all(list, "otherCriteriaList", "ExtendedKeyUsage").map((usage) =>
      identifiersIn(usage, "KeyPurposeId"),
    ),
    subjectAttributes: all(list, "otherCriteriaList", "CertSubjectDNAttribute").map((attribute) =>
      identifiersIn(attribute, "AttributeOID"),
    ),
    nested: [...all(list, "CriteriaList").map(readCriteria), ...unknown.map(() => neverMet)],
  };
}

/** Further criteria (5.5.9.2.2.4). */
const understood = new Set(["ExtendedKeyUsage", "CertSubjectDNAttribute"]);

/** Object identifiers, which may be written as URNs (ETSI EN 319 132-1, 5.1.2). */
const identifiersIn = (node: XmlNode, name: string) =>
  all(node, name, "Identifier").map(({ text }) => text.trim().replace(/^urn:oid:/i, ""));
