import type { X509Certificate } from "node:crypto";
import type * as pkijs from "pkijs";
import type { ValidatedCertificate, ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { readClaims } from "./certificate-claims";
import type { ParsedCertificate } from "./parsed-certificate";
import { withoutPersonalCodes } from "./personal-codes";

const commonName = "2.5.4.3";
const surname = "2.5.4.4";
const subjectSerialNumber = "2.5.4.5";
const country = "2.5.4.6";
const organization = "2.5.4.10";
const givenName = "2.5.4.42";

/** The subject of a certificate without the person's code, which many countries put into the common name. */
export function readSigner({ fields }: ParsedCertificate): NonNullable<ValidatedSignature["signer"]> {
  const subject = (type: string) => readName(fields.subject, type);
  return {
    commonName: subject(commonName) ?? [subject(givenName), subject(surname)].filter(Boolean).join(" "),
    givenName: subject(givenName),
    surname: subject(surname),
    country: subject(country),
  };
}

/** The organization of a subject. */
export const readOrganization = ({ fields }: ParsedCertificate): string | undefined =>
  readName(fields.subject, organization);

/**
 * The person's code, as in PNOLT-… (ETSI EN 319 412-1, 5.1.3). It is compared during validation and never part of the
 * report.
 */
export function readPersonalCode({ fields }: ParsedCertificate): string | null {
  return readText(fields.subject, subjectSerialNumber)?.replace(/^[A-Z]{2}[A-Z:][A-Z]{2}-/, "") ?? null;
}

/** The facts about a certificate that go into a report. */
export function readCertificateFacts(certificate: ParsedCertificate): ValidatedCertificate {
  const { x509, fields } = certificate;
  return {
    issuer: readName(fields.issuer, commonName) ?? readName(fields.issuer, organization) ?? "",
    issuerOrganization: readName(fields.issuer, organization),
    issuerCountry: readName(fields.issuer, country),
    serialNumber: x509.serialNumber.toLowerCase(),
    validFrom: fields.notBefore.value.toISOString(),
    validTo: fields.notAfter.value.toISOString(),
    fingerprint: fingerprintOf(x509),
    ...readClaims(certificate),
  };
}

function fingerprintOf(x509: X509Certificate): string {
  return x509.fingerprint256.replaceAll(":", "").toLowerCase();
}

export function wasValidAt({ fields }: ParsedCertificate, instant: Date): boolean {
  return fields.notBefore.value <= instant && instant <= fields.notAfter.value;
}

function readName(name: pkijs.RelativeDistinguishedNames, type: string): string | undefined {
  const value = readText(name, type);
  return value && withoutPersonalCodes(value);
}

function readText(name: pkijs.RelativeDistinguishedNames, type: string): string | undefined {
  const value: unknown = name.typesAndValues.find((entry) => entry.type === type)?.value.valueBlock.value;
  return typeof value === "string" && value !== "" ? value : undefined;
}
