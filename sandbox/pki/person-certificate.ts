import { ObjectIdentifier, Sequence } from "asn1js";
import { issueCertificate } from "./issue-certificate";
import type { Credential } from "./key-pair-files";
import { serialNumberOf, type Person } from "./person";
import { x509 } from "./x509";

const oid = {
  surname: "2.5.4.4",
  serialNumber: "2.5.4.5",
  givenName: "2.5.4.42",
  qcStatements: "1.3.6.1.5.5.7.1.3",
  qcCompliance: "0.4.0.1862.1.1",
  qcSscd: "0.4.0.1862.1.4",
  qcType: "0.4.0.1862.1.6",
  qcTypeESign: "0.4.0.1862.1.6.1",
  /** Qualified, natural person, key in a secure device: ETSI EN 319 411-2, 5.3. */
  policyQcpNQscd: "0.4.0.194112.1.2",
};

/**
 * Issues the certificate of a person in the form that Baltic qualified signing certificates have: key usage
 * nonRepudiation alone, the QCP-n-qscd policy and the QC statements of ETSI EN 319 412-5.
 */
export function issuePersonCertificate(root: Credential, person: Person) {
  const surname = person.surname.toLocaleUpperCase("lt");
  const name = person.name.toLocaleUpperCase("lt");
  const serialNumber = serialNumberOf(person);
  return issueCertificate(root, {
    years: 3,
    subject: [
      { C: [{ printableString: person.country }] },
      { CN: [{ utf8String: `${surname},${name},${serialNumber}` }] },
      { [oid.surname]: [{ utf8String: surname }] },
      { [oid.givenName]: [{ utf8String: name }] },
      { [oid.serialNumber]: [{ printableString: serialNumber }] },
    ],
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.nonRepudiation, true),
      new x509.CertificatePolicyExtension([oid.policyQcpNQscd]),
      new x509.Extension(oid.qcStatements, false, qcStatements()),
    ],
  });
}

function qcStatements(): ArrayBuffer {
  const statement = (id: string, ...info: Sequence[]) =>
    new Sequence({ value: [new ObjectIdentifier({ value: id }), ...info] });
  const signatures = new Sequence({ value: [new ObjectIdentifier({ value: oid.qcTypeESign })] });
  return new Sequence({
    value: [statement(oid.qcCompliance), statement(oid.qcSscd), statement(oid.qcType, signatures)],
  }).toBER();
}
