import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import {
  type CertificateType,
  type QualifiedStatements,
  readPolicies,
  readQualifiedStatements,
} from "../certificates/qualified-statements";
import { meetsCriteria } from "./meets-criteria";
import { isGrantedAt, isUnderEidas, periodAt, typeIn } from "./service-period";

/**
 * What a certificate was at an instant, by its issuer's service and its own statements (ETSI TS 119 615, 4.4 and 4.5).
 */
export type CertificateStatus = { isQualified: boolean; type: CertificateType; isInSecureDevice: boolean };

/** Policies of qualified certificates before eIDAS; the first one with a secure device (ETSI TS 101 456, 5.2). */
const policyWithDevice = "0.4.0.1456.1.1";
const policyWithoutDevice = "0.4.0.1456.1.2";

/** What a service is for, where the list says so (ETSI TS 119 612, 5.5.9.4). */
const purposes: Record<CertificateType, string> = {
  signature: "ForeSignatures",
  seal: "ForeSeals",
  website: "ForWebSiteAuthentication",
};

/**
 * Says what a certificate was at an instant.
 *
 * @param service a service that is the certificate's issuer, or issued it
 * @returns undefined if the service issued no certificates of this kind then, or was not approved
 */
export function certificateStatusAt(
  certificate: ParsedCertificate,
  service: TrustedService,
  at: Date,
): CertificateStatus | undefined {
  const period = periodAt(service, at);
  if (!period || typeIn(service, period) !== "CA/QC" || !isGrantedAt(period, at)) return undefined;
  const qualifiers = new Set(
    period.qualifications
      .filter(({ criteria }) => meetsCriteria(certificate, criteria))
      .flatMap((each) => each.qualifiers),
  );
  const claims = readStatements(certificate);
  const type = typeOf(claims, qualifiers);
  if (isUnderEidas(at) && !isFor(type, period.purposes)) return undefined;
  return {
    type,
    isQualified: !qualifiers.has("NotQualified") && (qualifiers.has("QCStatement") || claims.isCompliant),
    isInSecureDevice: isInSecureDevice(claims, qualifiers),
  };
}

/** Before eIDAS, policies could say the same as statements; a certificate then could be for signatures only. */
function readStatements(certificate: ParsedCertificate): QualifiedStatements {
  const statements = readQualifiedStatements(certificate);
  if (isUnderEidas(certificate.fields.notBefore.value)) return statements;
  const policies = readPolicies(certificate);
  const hasDevicePolicy = policies.includes(policyWithDevice);
  return {
    isCompliant: statements.isCompliant || hasDevicePolicy || policies.includes(policyWithoutDevice),
    isInSecureDevice: statements.isInSecureDevice || hasDevicePolicy,
    types: statements.types,
  };
}

function typeOf({ types }: QualifiedStatements, qualifiers: Set<string>): CertificateType {
  const byList = [
    ...(qualifiers.has("QCForESig") ? (["signature"] as const) : []),
    ...(qualifiers.has("QCForESeal") ? (["seal"] as const) : []),
    ...(qualifiers.has("QCForWSA") ? (["website"] as const) : []),
  ];
  const [only, ...more] = byList;
  if (only && more.length === 0) return only;
  const claimed = types?.includes("signature") ? "signature" : types?.[0];
  return claimed ?? (qualifiers.has("QCForLegalPerson") ? "seal" : "signature");
}

/** A service that does not say what it is for issues certificates for signatures, as before eIDAS (article 51 (2)). */
function isFor(type: CertificateType, said: string[]): boolean {
  const isLimited = Object.values(purposes).some((purpose) => said.includes(purpose));
  return isLimited ? said.includes(purposes[type]) : type === "signature";
}

/** The list goes before the certificate. Devices of before eIDAS count as those of today (article 51 (1)). */
function isInSecureDevice(
  { isInSecureDevice: claimed }: QualifiedStatements,
  qualifiers: Set<string>,
): boolean {
  const has = (...names: string[]) => names.some((name) => qualifiers.has(name));
  if (has("QCNoQSCD", "QCNoSSCD")) return false;
  return has("QCWithQSCD", "QCWithSSCD", "QCQSCDManagedOnBehalf") || claimed;
}
