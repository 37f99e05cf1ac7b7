import type { QualificationCriteria } from "@/lib/domain/trust/trusted-service";
import { readKeyUsage } from "../certificates/key-purposes";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { readPolicies } from "../certificates/qualified-statements";

/**
 * Whether a certificate is one of those that a qualifier of its issuer's service is for (ETSI TS 119 612, 5.5.9.2.2).
 * A list of criteria with nothing in it is met, except where at least one is wanted.
 */
export function meetsCriteria(certificate: ParsedCertificate, criteria: QualificationCriteria): boolean {
  const { fields, x509 } = certificate;
  const usage = readKeyUsage(certificate) ?? new Set<number>();
  const policies = new Set(readPolicies(certificate));
  const purposes = new Set(x509.keyUsage ?? []);
  const attributes = new Set(fields.subject.typesAndValues.map(({ type }) => type));
  const hasAll = (of: Set<string>) => (wanted: string[]) => wanted.every((each) => of.has(each));
  const met = [
    ...criteria.keyUsage.map((bits) => bits.every(({ bit, value }) => usage.has(bit) === value)),
    ...criteria.policySets.map(hasAll(policies)),
    ...criteria.extendedKeyUsages.map(hasAll(purposes)),
    ...criteria.subjectAttributes.map(hasAll(attributes)),
    ...criteria.nested.map((nested) => meetsCriteria(certificate, nested)),
  ];
  if (criteria.assert === "all") return met.every(Boolean);
  return met.some(Boolean) === (criteria.assert === "atLeastOne");
}
