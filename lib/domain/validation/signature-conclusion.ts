import { z } from "zod";
import { trustOrigins } from "../trust/trusted-service";

/** The status of a signature (ETSI EN 319 102-1, 5.1.3). */
const indications = ["TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED"] as const;

/** Why a signature has not passed (ETSI EN 319 102-1, tables 5 and 6). */
export const subIndications = [
  "FORMAT_FAILURE",
  "HASH_FAILURE",
  "SIG_CRYPTO_FAILURE",
  "REVOKED",
  "EXPIRED",
  "NOT_YET_VALID",
  "SIG_CONSTRAINTS_FAILURE",
  "CHAIN_CONSTRAINTS_FAILURE",
  "CERTIFICATE_CHAIN_GENERAL_FAILURE",
  "CRYPTO_CONSTRAINTS_FAILURE",
  "TIMESTAMP_ORDER_FAILURE",
  "NO_SIGNING_CERTIFICATE_FOUND",
  "NO_CERTIFICATE_CHAIN_FOUND",
  "REVOKED_NO_POE",
  "REVOKED_CA_NO_POE",
  "OUT_OF_BOUNDS_NOT_REVOKED",
  "OUT_OF_BOUNDS_NO_POE",
  "REVOCATION_OUT_OF_BOUNDS_NO_POE",
  "CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
  "NO_POE",
  "TRY_LATER",
  "SIGNED_DATA_NOT_FOUND",
  "GENERIC",
] as const;

export type Indication = (typeof indications)[number];
export type SubIndication = (typeof subIndications)[number];

/** What is said of a signature beside its status. Those that contradict its form or its policy change it. */
const signatureWarnings = [
  "mimetype_not_first",
  "mimetype_compressed",
  "mimetype_missing",
  "mimetype_wrong",
  "manifest_missing",
  "manifest_differs",
  "several_signature_files",
  "several_files",
  "stray_file",
  "metadata_not_signed",
  "sha1_certificate_digest",
  "weak_timestamp_ignored",
  "timestamp_ignored",
  "policy_not_checked",
  "policy_contradictory",
  "counter_signature_not_checked",
  "evidence_record_not_checked",
  "evidence_record_ignored",
  "lists_stale",
  "covers_text",
  "cover_not_checked",
] as const;

export type SignatureWarning = (typeof signatureWarnings)[number];

/**
 * Where the best time of a signature comes from: the earliest proof that it existed. "claimed" is the signer's own word
 * and proves nothing; "time_mark" is the OCSP response of a BDoc, whose nonce is the hash of the signature.
 */
export const timeSources = [
  "timestamp",
  "claimed",
  "time_mark",
  "archive_timestamp",
  "document_timestamp",
  "evidence_record",
] as const;

const conclusionOf = z.object({
  indication: z.enum(indications),
  /** Null where it has passed. */
  subIndication: z.enum(subIndications).nullable(),
});

/** A certificate of a chain, without personal codes. */
const chainCertificate = z.object({
  subject: z.string(),
  organization: z.string().optional(),
  country: z.string().optional(),
  /** SHA-256 of the certificate, in hexadecimal digits. */
  fingerprint: z.string(),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime(),
});

/** Who vouches for the end of a chain. */
const anchor = z.object({
  origin: z.enum(trustOrigins),
  country: z.string(),
  provider: z.string(),
  service: z.string(),
  serviceType: z.string(),
  /** The status of the service at the best time of the signature. */
  status: z.string(),
});

/** What was found out about the revocation of a certificate. */
const revocation = z.object({
  status: z.enum(["good", "revoked", "unknown"]),
  source: z.enum(["ocsp", "crl"]),
  /** Whether it came with the file; otherwise it was requested online. */
  isEmbedded: z.boolean(),
  /** When it was produced: `producedAt` of OCSP, `thisUpdate` of a CRL. */
  producedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});

/** What a time-stamp is worth, by the same process as signatures. */
export const conclusionTimestamp = z.object({
  kind: z.enum(["content", "signature", "archive", "document", "time_mark", "evidence_record"]),
  at: z.iso.datetime(),
  authority: z.string(),
  ...conclusionOf.shape,
  /** Whether its service is a qualified one at that time (eIDAS, article 42). */
  isQualified: z.boolean(),
  chain: z.array(chainCertificate),
  anchor: anchor.nullable(),
});

/** The level of a signature in law (eIDAS, articles 3 (10) to (12) and (25) to (27); ETSI TS 119 172-4). */
const qualifications = ["qualified", "advanced_qc", "advanced", "none"] as const;

export type Qualification = (typeof qualifications)[number];

/** The result of validating one signature by ETSI EN 319 102-1: what a validation service would say. */
export const signatureConclusion = z.object({
  ...conclusionOf.shape,
  /** The kind of signature: "PAdES", "CAdES", "XAdES", "PKCS7" (a PDF's older kinds). */
  form: z.enum(["PAdES", "CAdES", "XAdES", "PKCS7", "XML"]),
  /** The level of its evidence (ETSI EN 319 142-1, 6); "LT_TM" has a time-mark. Null for any other signature. */
  profile: z.enum(["B-B", "B-T", "B-LT", "B-LTA", "LT_TM", "LTA_TM"]).nullable(),
  bestTime: z.object({ at: z.iso.datetime(), source: z.enum(timeSources) }).nullable(),
  claimedTime: z.iso.datetime().nullable(),
  /** "none" unless a chain to an anchor was found. It holds for `bestTime`. */
  qualification: z.enum(qualifications),
  /** Whether a person or an organization signed; null where nothing says so. */
  use: z.enum(["signature", "seal"]).nullable(),
  /** From the signer's certificate up to, and without, the anchor's where that is another one. */
  chain: z.array(chainCertificate),
  anchor: anchor.nullable(),
  revocation: revocation.nullable(),
  /** With TRY_LATER: the subjects of the certificates whose revocation is not known. */
  unknownStatus: z.array(z.string()).optional(),
  timestamps: z.array(conclusionTimestamp),
  /** The signer's roles and place of signing, as claimed and signed (ETSI EN 319 132-1, 5.2.5 and 5.2.6). */
  roles: z.array(z.string()),
  productionPlace: z.string().nullable(),
  /** The signature algorithm in words, as "RSA with SHA-256" or "ECDSA (P-256) with SHA-256". */
  algorithm: z.string().nullable(),
  counterSignatures: z.number(),
  /** Those that were not checked; the others are among the time-stamps. */
  evidenceRecords: z.number(),
  warnings: z.array(z.enum(signatureWarnings)),
});

export type SignatureConclusion = z.infer<typeof signatureConclusion>;
export type ConclusionTimestamp = SignatureConclusion["timestamps"][number];
export type ConclusionAnchor = NonNullable<SignatureConclusion["anchor"]>;
export type ChainCertificate = SignatureConclusion["chain"][number];
export type RevocationFinding = NonNullable<SignatureConclusion["revocation"]>;
