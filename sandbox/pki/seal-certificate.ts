import type { KeyObject } from "node:crypto";
import { sha256 } from "../cms/digest";
import { issueCertificate } from "./issue-certificate";
import type { Credential } from "./key-pair-files";
import { nameAttributes } from "./object-identifiers";
import { qualifiedStatements, qualifiedType } from "./qualified-statements";
import { x509 } from "./x509";

/** Qualified, legal person, key in a secure device: ETSI EN 319 411-2, 5.3. */
const policyQcpLQscd = "0.4.0.194112.1.3";

/**
 * Issues an organisation's seal certificate: names of ETSI EN 319 412-3, 4.2.1 and a QC statement for seals.
 *
 * @param status where verifiers learn its status
 */
export function issueSealCertificate(
  issuer: Credential,
  key: KeyObject,
  organisation: string,
  issuedAt: Date,
  status: x509.Extension[],
) {
  return issueCertificate(issuer, key, {
    issuedAt,
    years: 3,
    subject: [
      { C: [{ printableString: "LT" }] },
      { O: [{ utf8String: organisation }] },
      {
        [nameAttributes.organizationIdentifier]: [
          { utf8String: `NTRLT-${registrationNumberOf(organisation)}` },
        ],
      },
      { CN: [{ utf8String: organisation }] },
    ],
    extensions: [
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
      new x509.CertificatePolicyExtension([policyQcpLQscd]),
      qualifiedStatements(qualifiedType.seal),
      ...status,
    ],
  });
}

/** Nine digits like a Lithuanian registration number, derived from the name, as callers give no real one. */
const registrationNumberOf = (organisation: string) =>
  String(sha256(Buffer.from(organisation)).readUInt32BE(0) % 1_000_000_000).padStart(9, "0");
