import { z } from "zod";
import { identityDifference } from "./identity-difference";
import { listDay } from "../trust/trusted-service";
import { signatureFaults } from "./signature-fault";
import { conclusionTimestamp, signatureConclusion, timeSources } from "./signature-conclusion";
import { validationProblems } from "./validation-problem";
import { signingTypes } from "../signing/signing-type";

const signer = z.object({
  commonName: z.string(),
  givenName: z.string().optional(),
  surname: z.string().optional(),
  country: z.string().optional(),
});

/** The level of signatures that a certificate claims to make (eIDAS, articles 3 and 26). */
const signatureLevels = ["qualified", "advanced", "plain"] as const;

const certificate = z.object({
  issuer: z.string(),
  issuerOrganization: z.string().optional(),
  issuerCountry: z.string().optional(),
  /** The certificate's own, in hexadecimal digits; never the person's code. */
  serialNumber: z.string(),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime(),
  /** SHA-256 of the certificate, in hexadecimal digits. */
  fingerprint: z.string(),
  /** According to the certificate: whether its issuer may issue that level is not checked. */
  level: z.enum(signatureLevels),
  use: z.enum(["signature", "seal"]),
  /** The device that holds the key, if the certificate policies say so. */
  method: z.enum(["smartid", "mobile", "card"]).nullable(),
  /** Whether its subject is its issuer, which proves nothing about the holder. */
  isSelfIssued: z.boolean(),
  /** Whether the issuer's name says that it is a test authority. */
  isTest: z.boolean(),
});

/**
 * What was added to a PDF after the part that a signature covers. "signatures": only further signatures, time-stamps
 * and evidence about them; "form_filled" and "annotated": fields of its form were filled in, or notes added to its
 * pages, removed or changed, as well; "not_permitted": any of these, though a signature forbids it (ISO 32000-2,
 * 12.8.2); "looks_same": something else, of which its pages show nothing; "unknown": too much to inspect.
 */
const additions = [
  "nothing",
  "signatures",
  "form_filled",
  "annotated",
  "not_permitted",
  "looks_same",
  "other",
  "unknown",
] as const;

export type Addition = (typeof additions)[number];

/** The numbers of pages that look different since; missing where that was not compared. */
const differingPages = z.array(z.number()).optional();

/** Whether the file that was sent out had it already; missing otherwise. Its faults keep nothing out. */
const earlier = z.literal(true).optional();

const validatedSignature = z.object({
  /** Its location: the name of a PDF's field, or of the file in a container. */
  place: z.string(),
  /** A PDF's `/SubFilter`, or "XAdES". */
  kind: z.string(),
  /** Null, like the other facts, when the signature is too damaged to read. */
  signer: signer.nullable(),
  certificate: certificate.nullable(),
  signedAt: z.iso.datetime().nullable(),
  /** A time-stamp is attested by an authority; a claimed time is only the signer's statement. */
  timeSource: z.enum(timeSources).nullable(),
  /** Who issued the time-stamp, if there is a valid one. */
  timestampAuthority: z.string().nullable(),
  /** Whether it has no fault; trust and revocation are in `conclusion`. */
  valid: z.boolean(),
  faults: z.array(z.enum(signatureFaults)),
  /** Whether it covers the whole PDF, or every file in the container. */
  coversEverything: z.boolean(),
  /** Null in a container, where signatures are independent of each other, and where the covered part is unknown. */
  addedAfter: z.enum(additions).nullable(),
  differingPages,
  earlier,
  /** The same number for signatures of one person, whose certificates have one name and personal code. */
  person: z.number().optional(),
  /** Missing in reports from before trust was judged. */
  conclusion: signatureConclusion.optional(),
});

const documentTimestamp = z.object({
  place: z.string(),
  authority: z.string().nullable(),
  stampedAt: z.iso.datetime().nullable(),
  valid: z.boolean(),
  faults: z.array(z.enum(signatureFaults)),
  coversEverything: z.boolean(),
  addedAfter: z.enum(additions).nullable(),
  differingPages,
  earlier,
  /** Missing in reports from before trust was judged, and where the time-stamp cannot be read. */
  conclusion: conclusionTimestamp.optional(),
  /** Of an evidence record (RFC 4998, RFC 6283), of which the other facts are those of its first time-stamp. */
  evidenceRecord: z
    .object({
      format: z.enum(["RFC 4998", "RFC 6283"]),
      /** How many time-stamps it has, each of which renews the one before. */
      timestamps: z.number(),
      /** The time of the last one. */
      renewedAt: z.iso.datetime().optional(),
    })
    .optional(),
});

/** The result of validating a finished file. It is stored as JSON and holds no personal code. */
export const validationReport = z.object({
  /** What a signing results in, or a file that is a signature itself: a CMS message or XML. */
  format: z.enum([...signingTypes, "cms", "xml"]),
  checkedAt: z.iso.datetime(),
  sha256: z.string(),
  sizeBytes: z.number(),
  problems: z.array(z.enum(validationProblems)),
  /** Whether the file begins with exactly the bytes that were sent out; null when that was not checked. */
  sourceIsPrefix: z.boolean().nullable(),
  /** People's signatures, in the order in which they were added to the file. */
  signatures: z.array(validatedSignature),
  /** Time-stamps of the whole document and evidence records, which archiving adds; they belong to no person. */
  documentTimestamps: z.array(documentTimestamp),
  /** What the author of a certified PDF permits: 1 nothing, 2 signatures and filling forms, 3 annotations as well. */
  certification: z.object({ permission: z.literal([1, 2, 3]) }).optional(),
  /** Signatures by other people than the signers; missing when no signers were given to compare. */
  differences: z.array(identityDifference).optional(),
  /** The trusted lists by which it was judged; none where there were no lists. Missing in reports from before. */
  trustedLists: z.array(listDay).optional(),
  /** The kind of container; missing in other files, and in older reports. */
  containerKind: z.enum(["asice", "asics", "adoc", "opendocument"]).optional(),
  /** The files of a container besides its signatures, in its order. */
  files: z.array(
    z.object({
      name: z.string(),
      sha256: z.string(),
      sizeBytes: z.number(),
      /** How much of it a signature leaves out; missing where each covers it whole, and in older reports. */
      unsigned: z.enum(["all", "part"]).optional(),
    }),
  ),
});

export type ValidationReport = z.infer<typeof validationReport>;
export type ValidatedSignature = ValidationReport["signatures"][number];
export type ValidatedCertificate = NonNullable<ValidatedSignature["certificate"]>;
export type DocumentTimestamp = ValidationReport["documentTimestamps"][number];

/**
 * The day of the trusted lists by which a report was made: of the oldest of them. A list that is closed for good has no
 * next one, and says nothing about how new the others are.
 *
 * @returns null where there were no lists, `undefined` where trust was not judged
 */
export function listsDay({ trustedLists }: ValidationReport): string | null | undefined {
  if (!trustedLists) return undefined;
  const open = trustedLists.filter(({ nextUpdate }) => nextUpdate !== null);
  const days = (open.length > 0 ? open : trustedLists).map(({ issuedAt }) => issuedAt);
  return days.toSorted()[0] ?? null;
}

/** Whether the validated file may enter the library as the signed one. */
export function isAccepted(report: ValidationReport): boolean {
  return report.problems.length === 0;
}
