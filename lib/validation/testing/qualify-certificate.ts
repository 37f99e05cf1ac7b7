import { ObjectIdentifier, Sequence } from "asn1js";
import type {
  QualificationCriteria,
  ServicePeriod,
  TrustedService,
} from "@/lib/domain/trust/trusted-service";
import { makeAuthority } from "@/lib/trust/testing/test-authority";
import { x509 } from "@/sandbox/pki/x509";
import { parseCertificate } from "../certificates/parsed-certificate";
import { qualifySignature } from "../qualification/qualify-signature";

/** Builds services and certificates for tests of the legal level of a signature. */

export const testInstant = new Date("2026-11-01T00:00:00Z");
const eidas = "2016-07-01T00:00:00.000Z";

const authority = await makeAuthority("C=LT, CN=Issuing CA");

type StatedType = "signature" | "seal" | "website";
/** What a certificate claims about itself (ETSI EN 319 412-5). */
export type Claims = { compliant?: boolean; device?: boolean; types?: StatedType[]; policies?: string[] };

/** Of a qualified certificate for signatures, whose key is in a device. */
export const qualified: Claims = { compliant: true, device: true, types: ["signature"] };
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
/** By default, of a granted service for signatures since eIDAS applies. */
export const period = (given: Period = {}): ServicePeriod => ({
  ...{ from: eidas, status: "granted", purposes: ["ForeSignatures"], qualifications: [] },
  ...given,
});
/** By default, a service on the trusted list of Lithuania that issues qualified certificates. */
export const service = (history: ServicePeriod[], given: Partial<TrustedService> = {}): TrustedService => ({
  ...{ origin: "trusted_list", country: "LT", provider: "Registry", name: "CA", type: "CA/QC" },
  ...{ certificate: "", history },
  ...given,
});

/** Criteria that every certificate meets. */
export const anything: QualificationCriteria = {
  assert: "all",
  ...{ keyUsage: [], policySets: [], extendedKeyUsages: [], subjectAttributes: [], nested: [] },
};
export const withQualifiers = (...qualifiers: string[]) =>
  period({
    purposes: ["ForeSignatures", "ForeSeals", "ForWebSiteAuthentication"],
    qualifications: [{ qualifiers, criteria: anything }],
  });

/** The level and use of a signature at an instant, by a certificate with these claims, as "qualified signature". */
export async function qualify(
  claims: Claims,
  services: TrustedService[],
  { at = testInstant, issuedAt = "2026-01-01T00:00:00Z" } = {},
) {
  const bytes = await authority.issue("C=LT, CN=Ona, 2.5.4.97=VATLT-1", extensionsOf(claims), issuedAt);
  const certificate = parseCertificate(Buffer.from(bytes));
  const { qualification, use } = qualifySignature({ certificate, services, at });
  return `${qualification} ${use}`;
}
