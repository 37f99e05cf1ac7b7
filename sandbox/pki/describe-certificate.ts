import { nameAttributes } from "./object-identifiers";
import { formatPostbackTime } from "../domain/gateway-time";
import { x509 } from "./x509";

/** A certificate in the form of the postback's `certificate` (docs/gateway.md#postbacks). */
export function describeCertificate(der: Buffer) {
  const certificate = new x509.X509Certificate(new Uint8Array(der));
  const subject = certificate.subjectName;
  const issuer = certificate.issuerName;
  const first = (name: x509.Name, field: string) => name.getField(field)[0] ?? "";
  return {
    name: wholeName(subject),
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
    valid_from: formatPostbackTime(certificate.notBefore.getTime()),
    valid_to: formatPostbackTime(certificate.notAfter.getTime()),
    value: der.toString("base64"),
  };
}

/** The short names that OpenSSL has and this library has not. */
const shortNames: Record<string, string | undefined> = {
  G: "GN",
  [nameAttributes.serialNumber]: "serialNumber",
  [nameAttributes.organizationIdentifier]: "organizationIdentifier",
};

/** A name with all its attributes in their order, as OpenSSL writes it on one line: `/C=EE/CN=…/SN=…`. */
const wholeName = (name: x509.Name) =>
  name
    .toJSON()
    .flatMap((attributes) => Object.entries(attributes))
    .flatMap(([type, values]) => values.map((value) => `/${shortNames[type] ?? type}=${String(value)}`))
    .join("");
