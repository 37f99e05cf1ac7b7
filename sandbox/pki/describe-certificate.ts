import { nameAttributes } from "./object-identifiers";
import { x509 } from "./x509";

/** A certificate in the form of the postback's `certificate` (docs/gateway.md#postbacks). */
export function describeCertificate(der: Buffer) {
  const certificate = new x509.X509Certificate(new Uint8Array(der));
  const subject = certificate.subjectName;
  const issuer = certificate.issuerName;
  const first = (name: x509.Name, field: string) => name.getField(field)[0] ?? "";
  return {
    name: `/C=${first(subject, "C")}/CN=${first(subject, "CN")}`,
    subject: {
      country: first(subject, "C"),
      common_name: first(subject, "CN"),
      surname: first(subject, nameAttributes.surname),
      name: first(subject, nameAttributes.givenName),
      serial_number: first(subject, nameAttributes.serialNumber),
    },
    issuer: {
      country: first(issuer, "C"),
      organisation: first(issuer, "O"),
      common_name: first(issuer, "CN"),
    },
    valid_from: certificate.notBefore.toISOString(),
    valid_to: certificate.notAfter.toISOString(),
    value: der.toString("base64"),
  };
}
