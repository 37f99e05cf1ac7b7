import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { SignatureConclusion, SignatureWarning } from "@/lib/domain/validation/signature-conclusion";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { UsedAlgorithm } from "../crypto/used-algorithm";
import type { RevocationItem } from "../revocation/revocation-item";

/** What a time-stamp can prove to have existed, besides a signature. */
export type Covered = ParsedCertificate | RevocationItem | ReadTimestamp;

/**
 * A time-stamp of a signature (RFC 3161), as its format's reader found it. What is wrong with it is judged apart: a
 * time-stamp that does not count proves nothing, but does no harm to what it was made for.
 */
export type ReadTimestamp = {
  kind: "content" | "signature" | "archive" | "document" | "evidence_record";
  /** Undefined where the token cannot be read. */
  stampedAt: Date | undefined;
  authority: ParsedCertificate | undefined;
  /** Faults of its integrity: format, imprint, signature value. Weak algorithms are not among them. */
  faults: SignatureFault[];
  algorithms: UsedAlgorithm[];
  /** Everything whose existence it proves besides the signature itself: the very objects of `ReadSignature`. */
  covers: ReadonlySet<Covered>;
};

/**
 * A time-mark (BDoc 2.1, 6.1): an OCSP response about the signer's certificate whose nonce is the digest of the
 * signature value, so that its `producedAt` is the time of the signature.
 */
export type TimeMark = {
  response: RevocationItem;
  /** Whether the nonce is the right one. */ isBound: boolean;
};

/** What a format's reader found out about one signature: all facts, no judgement of trust, revocation or time. */
export type ReadSignature = {
  form: SignatureConclusion["form"];
  /** Faults of format, of the signer's certificate and of cryptography. */
  faults: SignatureFault[];
  certificate: ParsedCertificate | undefined;
  /** Of the signature value, of the digests of what it covers, and of the signer's key. */
  algorithms: UsedAlgorithm[];
  /** As "RSA with SHA-256". */
  algorithmName: string | null;
  claimedTime: Date | undefined;
  timestamps: ReadTimestamp[];
  timeMark?: TimeMark;
  /** All that came with the file: of the signature, its time-stamps, the /DSS, the XAdES and CAdES values. */
  certificates: ParsedCertificate[];
  revocation: RevocationItem[];
  roles: string[];
  productionPlace: string | null;
  counterSignatures: number;
  /** Those that were not checked. */
  evidenceRecords: number;
  warnings: SignatureWarning[];
};

/** A signature that cannot be read. */
export const unreadable = (form: ReadSignature["form"], fault: SignatureFault): ReadSignature => ({
  form,
  faults: [fault],
  certificate: undefined,
  algorithms: [],
  algorithmName: null,
  claimedTime: undefined,
  timestamps: [],
  certificates: [],
  revocation: [],
  roles: [],
  productionPlace: null,
  counterSignatures: 0,
  evidenceRecords: 0,
  warnings: [],
});
