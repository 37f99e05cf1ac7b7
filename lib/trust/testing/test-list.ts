import type { QualificationCriteria } from "@/lib/domain/trust/trusted-service";

/**
 * Trusted lists for tests, as XML in its canonical form: exactly these bytes are signed, so that no test relies on
 * the canonicalization that it tests.
 */

export type TestPeriod = {
  status?: string;
  from: string;
  type?: string;
  purposes?: string[];
  qualifications?: { qualifiers: string[]; criteria?: Partial<QualificationCriteria> }[];
};

type TestService = {
  name?: string;
  type?: string;
  certificates: Buffer[];
  /** Newest first. */
  periods: TestPeriod[];
};

type TestPointer = {
  url: string;
  territory: string;
  certificates: Buffer[];
  type?: string;
  mimeType?: string;
};

export type TestList = {
  territory: string;
  sequenceNumber?: number;
  version?: number;
  issuedAt?: string;
  nextUpdate?: string | null;
  informationUris?: string[];
  pointers?: TestPointer[];
  providers?: { name: string; services: TestService[] }[];
};

const base = "http://uri.etsi.org/TrstSvc";
const additional = "http://uri.etsi.org/02231/v2/additionaltypes#";
const qualification = `${base}/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#`;
const xades = "http://uri.etsi.org/01903/v1.3.2#";

const element = (name: string, ...content: string[]) =>
  `<${name}>${content.join("")}</${name.split(" ")[0]}>`;
const named = (name: string, text: string) => element(name, element('Name xml:lang="en"', text));
const identity = (certificates: Buffer[]) =>
  element(
    "ServiceDigitalIdentity",
    ...certificates.map((der) => element("DigitalId", element("X509Certificate", der.toString("base64")))),
  );

/** The XML of a list that is not signed. */
export function listXml(list: TestList): string {
  const { territory, sequenceNumber = 1, version = 5, nextUpdate = "2026-12-31T00:00:00Z" } = list;
  const isOfLists = (list.pointers ?? []).some(({ type }) => type !== "EUlistofthelists");
  return element(
    'TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" Id="list" TSLTag="http://uri.etsi.org/19612/TSLTag"',
    "\n",
    element(
      "SchemeInformation",
      element("TSLVersionIdentifier", String(version)),
      element("TSLSequenceNumber", String(sequenceNumber)),
      element("TSLType", `${base}/TrustedList/TSLType/${isOfLists ? "EUlistofthelists" : "EUgeneric"}`),
      named("SchemeOperatorName", `Operator of ${territory}`),
      element(
        "SchemeInformationURI",
        ...(list.informationUris ?? []).map((uri) => element('URI xml:lang="en"', uri)),
      ),
      element("SchemeTerritory", territory),
      element("PointersToOtherTSL", ...(list.pointers ?? []).map(pointerXml)),
      element("ListIssueDateTime", list.issuedAt ?? "2026-11-01T00:00:00Z"),
      element("NextUpdate", nextUpdate === null ? "" : element("dateTime", nextUpdate)),
    ),
    "\n",
    element("TrustServiceProviderList", ...(list.providers ?? []).map(providerXml)),
    "\n",
  );
}

function pointerXml({ url, territory, certificates, type = "EUgeneric", mimeType }: TestPointer): string {
  const other = (content: string) => element("OtherInformation", content);
  return element(
    "OtherTSLPointer",
    element("ServiceDigitalIdentities", ...certificates.map((each) => identity([each]))),
    element("TSLLocation", url),
    element(
      "AdditionalInformation",
      other(element("TSLType", `${base}/TrustedList/TSLType/${type}`)),
      other(element("SchemeTerritory", territory)),
      other(
        `<ns3:MimeType xmlns:ns3="${additional}">${mimeType ?? "application/vnd.etsi.tsl+xml"}</ns3:MimeType>`,
      ),
    ),
  );
}

function providerXml({ name, services }: NonNullable<TestList["providers"]>[number]): string {
  return element(
    "TrustServiceProvider",
    element("TSPInformation", named("TSPName", name)),
    element("TSPServices", ...services.map(serviceXml)),
  );
}

function serviceXml({ name = "CA", type = "CA/QC", certificates, periods }: TestService): string {
  const [current, ...earlier] = periods;
  if (!current) throw new Error("A service has a status.");
  const instance = (period: TestPeriod) =>
    [
      element("ServiceTypeIdentifier", `${base}/Svctype/${period.type ?? type}`),
      named("ServiceName", name),
      identity(certificates),
      element("ServiceStatus", `${base}/TrustedList/Svcstatus/${period.status ?? "granted"}`),
      element("StatusStartingTime", period.from),
      element("ServiceInformationExtensions", ...extensionsXml(period)),
    ].join("");
  return element(
    "TSPService",
    element("ServiceInformation", instance(current)),
    element("ServiceHistory", ...earlier.map((each) => element("ServiceHistoryInstance", instance(each)))),
  );
}

const extensionsXml = ({ purposes = [], qualifications = [] }: TestPeriod) => [
  ...purposes.map((purpose) =>
    element(
      'Extension Critical="false"',
      element(
        "AdditionalServiceInformation",
        element('URI xml:lang="en"', `${base}/TrustedList/SvcInfoExt/${purpose}`),
      ),
    ),
  ),
  ...qualifications.map(({ qualifiers, criteria }) =>
    element(
      'Extension Critical="true"',
      `<q:Qualifications xmlns:q="${qualification}">`,
      element(
        "q:QualificationElement",
        element(
          "q:Qualifiers",
          ...qualifiers.map((each) => element(`q:Qualifier uri="${base}/TrustedList/SvcInfoExt/${each}"`)),
        ),
        criteriaXml(criteria ?? {}),
      ),
      "</q:Qualifications>",
    ),
  ),
];

function criteriaXml(criteria: Partial<QualificationCriteria>): string {
  const bits = ["digitalSignature", "nonRepudiation"];
  const ids = (name: string, sets: string[][] = [], group: string, namespace: string) =>
    sets.map((set) =>
      element(
        `${group}${namespace}`,
        ...set.map((id) => element(name, `<x:Identifier xmlns:x="${xades}">${id}</x:Identifier>`)),
      ),
    );
  const other = [
    ...ids("KeyPurposeId", criteria.extendedKeyUsages, "ExtendedKeyUsage", ` xmlns="${additional}"`),
    ...ids("AttributeOID", criteria.subjectAttributes, "CertSubjectDNAttribute", ` xmlns="${additional}"`),
  ];
  return element(
    `q:CriteriaList assert="${criteria.assert ?? "all"}"`,
    ...(criteria.keyUsage ?? []).map((usage) =>
      element(
        "q:KeyUsage",
        ...usage.map(({ bit, value }) => element(`q:KeyUsageBit name="${bits[bit]}"`, String(value))),
      ),
    ),
    ...ids("q:PolicyIdentifier", criteria.policySets, "q:PolicySet", ""),
    ...(other.length > 0 ? [element("q:otherCriteriaList", ...other)] : []),
    ...(criteria.nested ?? []).map(criteriaXml),
  );
}
