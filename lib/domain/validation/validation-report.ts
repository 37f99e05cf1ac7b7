import { z } from "zod";
import { identityDifference } from "./identity-difference";
import { signingTypes } from "../signing/signing-type";

/** Everything that can keep a finished file out of the library. */
const validationProblems = [
  "empty",
  "not_pdf",
  "encrypted",
  "damaged",
  "unreadable",
  "digest_mismatch",
  "no_signatures",
  "too_few_signatures",
  "signature_invalid",
  "document_timestamp_invalid",
  "last_signature_not_whole_file",
  "not_container",
  "container_unsafe",
  "container_too_large",
  "container_kind_unknown",
  "unknown_kind",
  "check_stopped",
  "source_missing",
  "file_not_sent",
  "file_not_signed",
] as const;

export type ValidationProblem = (typeof validationProblems)[number];

/** Everything that can be wrong with one signature or time-stamp. */
const signatureFaults = [
  "byte_range_malformed",
  "contents_mismatch",
  "sub_filter_unsupported",
  "cms_malformed",
  "signer_certificate_missing",
  "content_type_wrong",
  "document_changed",
  "signature_wrong",
  "weak_algorithm",
  "algorithm_unsupported",
  "signing_certificate_missing",
  "signing_certificate_wrong",
  "certificate_not_for_signing",
  "certificate_not_valid_then",
  "signing_time_missing",
  "signing_time_in_future",
  "timestamp_invalid",
  "xml_malformed",
  "reference_unknown",
  "signed_properties_missing",
] as const;

export type SignatureFault = (typeof signatureFaults)[number];

const signer = z.object({
  commonName: z.string(),
  givenName: z.string().optional(),
  surname: z.string().optional(),
  country: z.string().optional(),
});

/** What a certificate claims of the signatures that are made with it (eIDAS, articles 3 and 26). */
const signatureLevels = ["qualified", "advanced", "plain"] as const;

const certificate = z.object({
  issuer: z.string(),
  issuerOrganization: z.string().optional(),
  issuerCountry: z.string().optional(),
  /** Of the certificate, in hexadecimal digits; never the person's code. */
  serialNumber: z.string(),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime(),
  /** SHA-256 of the certificate, in hexadecimal digits. */
  fingerprint: z.string(),
  /** By its own statements: whether its issuer is one that may make them is not checked. */
  level: z.enum(signatureLevels),
  use: z.enum(["signature", "seal"]),
  /** The device that holds the key, if the certificate policies say so. */
  method: z.enum(["smartid", "mobile", "card"]).nullable(),
  /** Whether it names itself as its issuer, as anybody's may. */
  isSelfIssued: z.boolean(),
  /** Whether its issuer calls itself one of tests. */
  isTest: z.boolean(),
});

/**
 * What stands in a PDF behind what a signature covers. "signatures": more of them, time-stamps, and evidence about them
 * alone; "unknown": too much to be looked at.
 */
const additions = ["nothing", "signatures", "other", "unknown"] as const;

export type Addition = (typeof additions)[number];

const validatedSignature = z.object({
  /** Its location: the name of a PDF's field, or of the file in a container. */
  place: z.string(),
  /** A PDF's `/SubFilter`, or "XAdES". */
  kind: z.string(),
  /** Null, like the other facts, when the signature is too damaged to read. */
  signer: signer.nullable(),
  certificate: certificate.nullable(),
  signedAt: z.iso.datetime().nullable(),
  /** A time-stamp is an authority's word for the time; a claimed time is only the signer's own. */
  timeSource: z.enum(["timestamp", "claimed"]).nullable(),
  /** Who gave the time-stamp, where there is one that holds. */
  timestampAuthority: z.string().nullable(),
  valid: z.boolean(),
  faults: z.array(z.enum(signatureFaults)),
  /** The whole PDF, or every file in the container. */
  coversEverything: z.boolean(),
  /** Null in a container, where signatures stand side by side, and where what is covered cannot be told. */
  addedAfter: z.enum(additions).nullable(),
});

const documentTimestamp = z.object({
  place: z.string(),
  authority: z.string().nullable(),
  stampedAt: z.iso.datetime().nullable(),
  valid: z.boolean(),
  faults: z.array(z.enum(signatureFaults)),
  coversEverything: z.boolean(),
  addedAfter: z.enum(additions).nullable(),
});

/** The result of validating a finished file. It is stored as JSON and holds no personal code. */
export const validationReport = z.object({
  format: z.enum(signingTypes),
  checkedAt: z.iso.datetime(),
  sha256: z.string(),
  sizeBytes: z.number(),
  problems: z.array(z.enum(validationProblems)),
  /** Whether the file begins with the very bytes that were sent out; null when that was not asked. */
  sourceIsPrefix: z.boolean().nullable(),
  /** People's signatures, in the order in which they were put into the file. */
  signatures: z.array(validatedSignature),
  /** Time-stamps over the whole document, which an archive adds; they are no person's. */
  documentTimestamps: z.array(documentTimestamp),
  /** Signatures by other people than the signers; left out when nobody was compared. */
  differences: z.array(identityDifference).optional(),
  /** The files of a container besides its signatures, in its order. */
  files: z.array(z.object({ name: z.string(), sha256: z.string(), sizeBytes: z.number() })),
});

export type ValidationReport = z.infer<typeof validationReport>;
export type ValidatedSignature = ValidationReport["signatures"][number];
export type ValidatedCertificate = NonNullable<ValidatedSignature["certificate"]>;
export type DocumentTimestamp = ValidationReport["documentTimestamps"][number];

/** Whether the checked file may enter the library as the signed one. */
export function isAccepted(report: ValidationReport): boolean {
  return report.problems.length === 0;
}
