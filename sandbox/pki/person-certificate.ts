import type { KeyObject } from "node:crypto";
import { issueCertificate } from "./issue-certificate";
import type { Credential } from "./key-pair-files";
import { nameAttributes } from "./object-identifiers";
import { serialNumberOf, type Person } from "./person";
import { qualifiedStatements, qualifiedType } from "./qualified-statements";
import { x509 } from "./x509";

/** Qualified, natural person, key in a secure device: ETSI EN 319 411-2, 5.3. */
const policyQcpNQscd = "0.4.0.194112.1.2";

/**
 * Issues a person's certificate in the form of Baltic qualified signing certificates: only the key usage
 * nonRepudiation, the QCP-n-qscd policy and the QC statements of ETSI EN 319 412-5.
 *
 * @param status where verifiers learn its status
 */
export function issuePersonCertificate(
  issuer: Credential,
  key: KeyObject,
  person: Person,
  issuedAt: Date,
  status: x509.Extension[],
) {
  const surname = person.surname.toLocaleUpperCase("lt");
  const name = person.name.toLocaleUpperCase("lt");
  const serialNumber = serialNumberOf(person);
  return issueCertificate(issuer, key, {
    issuedAt,
    years: 3,
    subject: [
      { C: [{ printableString: person.country }] },
      { CN: [{ utf8String: `${surname},${name},${serialNumber}` }] },
      { [nameAttributes.surname]: [{ utf8String: surname }] },
      { [nameAttributes.givenName]: [{ utf8String: name }] },
      { [nameAttributes.serialNumber]: [{ printableString: serialNumber }] },
    ],
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.nonRepudiation, true),
      new x509.CertificatePolicyExtension([policyQcpNQscd]),
      qualifiedStatements(qualifiedType.signature),
      ...status,
    ],
  });
}
