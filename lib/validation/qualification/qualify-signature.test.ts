import { ObjectIdentifier, Sequence } from "asn1js";
import { beforeAll, describe, expect, test } from "vitest";
import type {
  QualificationCriteria,
  ServicePeriod,
  TrustedService,
} from "@/lib/domain/trust/trusted-service";
import { x509 } from "@/sandbox/pki/x509";
import { makeAuthority, type TestAuthority } from "@/lib/trust/testing/test-authority";
import { parseCertificate } from "../certificates/parsed-certificate";
import { isQualifiedTimestamp, qualifySignature } from "./qualify-signature";

const now = new Date("2026-11-01T00:00:00Z");
const beforeEidas = "2014-01-01T00:00:00Z";
const eidas = "2016-07-01T00:00:00.000Z";

let authority: TestAuthority;
beforeAll(async () => void (authority = await makeAuthority("C=LT, CN=Issuing CA")));

type StatedType = "signature" | "seal" | "website";
type Claims = { compliant?: boolean; device?: boolean; types?: StatedType[]; policies?: string[] };

const qualified: Claims = { compliant: true, device: true, types: ["signature"] };
const oid = (value: string) => new ObjectIdentifier({ value });
const typeIds = { signature: 1, seal: 2, website: 3 };

function extensionsOf({ compliant, device, types, policies = [] }: Claims): x509.Extension[] {
  const statements = [
    ...(compliant ? [[oid("0.4.0.1862.1.1")]] : []),
    ...(device ? [[oid("0.4.0.1862.1.4")]] : []),
    ...(types
      ? [
          [
            oid("0.4.0.1862.1.6"),
            new Sequence({ value: types.map((type) => oid(`0.4.0.1862.1.6.${typeIds[type]}`)) }),
          ],
        ]
      : []),
  ].map((value) => new Sequence({ value }));
  return [
    new x509.Extension("1.3.6.1.5.5.7.1.3", false, new Sequence({ value: statements }).toBER()),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.nonRepudiation, true),
    new x509.ExtendedKeyUsageExtension(["1.3.6.1.5.5.7.3.4"]),
    ...(policies.length > 0 ? [new x509.CertificatePolicyExtension(policies)] : []),
  ];
}

type Period = Partial<ServicePeriod>;
const period = (given: Period = {}): ServicePeriod => ({
  ...{ from: eidas, status: "granted", purposes: ["ForeSignatures"], qualifications: [] },
  ...given,
});
const service = (history: ServicePeriod[], given: Partial<TrustedService> = {}): TrustedService => ({
  ...{ origin: "trusted_list", country: "LT", provider: "Registry", name: "CA", type: "CA/QC" },
  ...{ certificate: "", history },
  ...given,
});

const anything: QualificationCriteria = {
  assert: "all",
  ...{ keyUsage: [], policySets: [], extendedKeyUsages: [], subjectAttributes: [], nested: [] },
};
const withQualifiers = (...qualifiers: string[]) =>
  period({
    purposes: ["ForeSignatures", "ForeSeals", "ForWebSiteAuthentication"],
    qualifications: [{ qualifiers, criteria: anything }],
  });

async function qualify(
  claims: Claims,
  services: TrustedService[],
  { at = now, issuedAt = "2026-01-01T00:00:00Z" } = {},
) {
  const bytes = await authority.issue("C=LT, CN=Ona, 2.5.4.97=VATLT-1", extensionsOf(claims), issuedAt);
  const certificate = parseCertificate(Buffer.from(bytes));
  const { qualification, use } = qualifySignature({ certificate, services, at });
  return `${qualification} ${use}`;
}

describe("a signature", () => {
  test("is qualified by a qualified certificate for signatures, with its key in a device, of a granted service", async () => {
    expect(await qualify(qualified, [service([period()])])).toBe("qualified signature");
  });

  test("is advanced with a qualified certificate if nothing says that its key is in a device", async () => {
    expect(await qualify({ ...qualified, device: false }, [service([period()])])).toBe(
      "advanced_qc signature",
    );
  });

  test("is a qualified seal by the type of its certificate", async () => {
    const services = [service([period({ purposes: ["ForeSeals"] })])];
    expect(await qualify({ ...qualified, types: ["seal"] }, services)).toBe("qualified seal");
  });

  test("is advanced if the certificate is not qualified, or for web sites", async () => {
    const services = [service([period({ purposes: ["ForeSignatures", "ForWebSiteAuthentication"] })])];
    expect(await qualify({ types: ["signature"] }, services)).toBe("advanced signature");
    expect(await qualify({ ...qualified, types: ["website"] }, services)).toBe("advanced null");
  });

  test("is unqualified without a service, and advanced by one that no list names", async () => {
    expect(await qualify(qualified, [])).toBe("none signature");
    for (const origin of ["portal", "sandbox"] as const)
      expect(await qualify(qualified, [service([period()], { origin })])).toBe("advanced signature");
  });

  test("is advanced if the service issues certificates of other kinds only", async () => {
    expect(await qualify(qualified, [service([period()], { type: "CA/PKC" })])).toBe("advanced signature");
    expect(await qualify(qualified, [service([period({ type: "CA/PKC" })])])).toBe("advanced signature");
    expect(await qualify(qualified, [service([period({ purposes: ["ForeSeals"] })])])).toBe(
      "advanced signature",
    );
    const seal = { ...qualified, types: ["seal" as const] };
    expect(await qualify(seal, [service([period({ purposes: [] })])])).toBe("advanced seal");
  });

  test("needs a qualified service when the certificate was issued and when the signature was made", async () => {
    const withdrawn = (from: string) => [service([period({ from, status: "withdrawn" }), period()])];
    expect(await qualify(qualified, withdrawn("2026-06-01T00:00:00.000Z"))).toBe("advanced signature");
    const before = { at: new Date("2026-05-01T00:00:00Z") };
    expect(await qualify(qualified, withdrawn("2026-06-01T00:00:00.000Z"), before)).toBe(
      "qualified signature",
    );
    const granted = [
      service([period({ from: "2026-06-01T00:00:00.000Z" }), period({ status: "withdrawn" })]),
    ];
    expect(await qualify(qualified, granted)).toBe("advanced signature");
    expect(await qualify(qualified, [service([period({ from: "2026-06-01T00:00:00.000Z" })])])).toBe(
      "advanced signature",
    );
  });

  test("counts for what all services of its issuer agree on", async () => {
    const other = service([withQualifiers("QCNoQSCD")]);
    expect(await qualify(qualified, [service([period()]), other])).toBe("advanced_qc signature");
    const seals = service([period({ purposes: ["ForeSeals"] })]);
    expect(await qualify(qualified, [service([period()]), seals])).toBe("qualified signature");
  });
});

describe("a qualifier of the list goes before the certificate", () => {
  test.each<[string[], Claims, string]>([
    [["NotQualified"], qualified, "advanced signature"],
    [["QCStatement"], { device: true, types: ["signature"] }, "qualified signature"],
    [["QCStatement", "NotQualified"], qualified, "advanced signature"],
    [["QCWithQSCD"], { compliant: true, types: ["signature"] }, "qualified signature"],
    [["QCWithSSCD"], { compliant: true, types: ["signature"] }, "qualified signature"],
    [["QCQSCDManagedOnBehalf"], { compliant: true, types: ["signature"] }, "qualified signature"],
    [["QCNoQSCD"], qualified, "advanced_qc signature"],
    [["QCNoSSCD"], qualified, "advanced_qc signature"],
    [["QCNoQSCD", "QCWithQSCD"], qualified, "advanced_qc signature"],
    [["QCQSCDStatusAsInCert"], qualified, "qualified signature"],
    [["QCQSCDStatusAsInCert"], { ...qualified, device: false }, "advanced_qc signature"],
    [["QCForESig"], { compliant: true, device: true }, "qualified signature"],
    [["QCForESeal"], qualified, "qualified seal"],
    [["QCForLegalPerson"], { compliant: true, device: true }, "qualified seal"],
    [["QCForLegalPerson"], qualified, "qualified signature"],
    [["QCForWSA"], qualified, "advanced null"],
    [["QCForESig", "QCForESeal"], { ...qualified, types: ["seal"] }, "qualified seal"],
  ])("%s", async (qualifiers, claims, expected) => {
    expect(await qualify(claims, [service([withQualifiers(...qualifiers)])])).toBe(expected);
  });

  const notMet = { ...anything, keyUsage: [[{ bit: 0, value: true }]] };
  test.each<[string, Partial<QualificationCriteria>, boolean]>([
    [
      "the key usage",
      {
        keyUsage: [
          [
            { bit: 1, value: true },
            { bit: 0, value: false },
          ],
        ],
      },
      true,
    ],
    [
      "another key usage",
      {
        keyUsage: [
          [
            { bit: 0, value: true },
            { bit: 1, value: true },
          ],
        ],
      },
      false,
    ],
    ["all policies of a set", { policySets: [["1.2.3", "1.2.4"]] }, true],
    ["a part of the policies", { policySets: [["1.2.3", "1.2.5"]] }, false],
    ["an extended key usage", { extendedKeyUsages: [["1.3.6.1.5.5.7.3.4"]] }, true],
    ["another extended key usage", { extendedKeyUsages: [["1.3.6.1.5.5.7.3.8"]] }, false],
    ["an attribute of the subject", { subjectAttributes: [["2.5.4.97"]] }, true],
    ["another attribute of the subject", { subjectAttributes: [["2.5.4.4"]] }, false],
    ["all of two", { policySets: [["1.2.3"], ["1.2.5"]] }, false],
    ["one of two", { assert: "atLeastOne", policySets: [["1.2.3"], ["1.2.5"]] }, true],
    ["none of one", { assert: "none", policySets: [["1.2.3"]] }, false],
    ["none of another one", { assert: "none", policySets: [["1.2.5"]] }, true],
    ["at least one of nothing", { assert: "atLeastOne" }, false],
    ["criteria inside criteria", { nested: [{ ...anything, policySets: [["1.2.4"]] }] }, true],
    ["criteria inside criteria, not met", { policySets: [["1.2.3"]], nested: [notMet] }, false],
  ])("where its criteria are met: %s", async (_, criteria, isMet) => {
    const qualifications = [{ qualifiers: ["NotQualified"], criteria: { ...anything, ...criteria } }];
    const claims = { ...qualified, policies: ["1.2.3", "1.2.4"] };
    const expected = isMet ? "advanced signature" : "qualified signature";
    expect(await qualify(claims, [service([period({ qualifications })])])).toBe(expected);
  });
});

describe("before eIDAS", () => {
  const old = (status: string) =>
    service([period(), period({ from: "2009-01-01T00:00:00.000Z", status, purposes: [] })]);
  const then = { at: new Date("2014-06-01T00:00:00Z"), issuedAt: beforeEidas };
  const statement = { compliant: true, device: true };

  test.each([
    ["undersupervision", "qualified signature"],
    ["accredited", "qualified signature"],
    ["supervisionincessation", "qualified signature"],
    ["supervisionceased", "advanced null"],
    ["granted", "advanced null"],
  ])("a service that is %s makes a signature: %s", async (status, expected) => {
    expect(await qualify(statement, [old(status)], then)).toBe(expected);
  });

  test("policies say what statements say since", async () => {
    const services = [old("undersupervision")];
    expect(await qualify({ policies: ["0.4.0.1456.1.1"] }, services, then)).toBe("qualified signature");
    expect(await qualify({ policies: ["0.4.0.1456.1.2"] }, services, then)).toBe("advanced_qc signature");
    expect(await qualify({ policies: ["0.4.0.1456.1.1"] }, services)).toBe("advanced signature");
  });

  test("a certificate was issued that makes qualified signatures since", async () => {
    expect(await qualify(statement, [old("accredited")], { issuedAt: beforeEidas })).toBe(
      "qualified signature",
    );
    expect(await qualify(statement, [old("supervisionrevoked")], { issuedAt: beforeEidas })).toBe(
      "advanced signature",
    );
  });

  test("the regulation applies from midnight in Brussels", async () => {
    const services = [
      service([period({ from: "2009-01-01T00:00:00.000Z", status: "accredited", purposes: [] })]),
    ];
    const until = { at: new Date("2016-06-30T21:59:59Z"), issuedAt: beforeEidas };
    expect(await qualify(statement, services, until)).toBe("qualified signature");
    const since = { ...until, at: new Date("2016-06-30T22:00:00Z") };
    expect(await qualify(statement, services, since)).toBe("advanced null");
  });
});

test("a time-stamp is qualified by a granted service for qualified time-stamps, since eIDAS", () => {
  const stamps = (history: ServicePeriod[], given: Partial<TrustedService> = {}) => [
    service(history, { type: "TSA/QTST", ...given }),
  ];
  expect(isQualifiedTimestamp(stamps([period()]), now)).toBe(true);
  expect(isQualifiedTimestamp(stamps([period({ status: "withdrawn" })]), now)).toBe(false);
  expect(isQualifiedTimestamp(stamps([period()], { type: "TSA" }), now)).toBe(false);
  expect(isQualifiedTimestamp(stamps([period()], { origin: "portal" }), now)).toBe(false);
  const early = [period({ from: "2014-01-01T00:00:00.000Z", status: "accredited" })];
  expect(isQualifiedTimestamp(stamps(early), new Date("2015-01-01T00:00:00Z"))).toBe(false);
});
