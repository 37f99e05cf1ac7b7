import type { SignatureScheme } from "./signature-scheme";
import type { SignerDetails } from "./signer-details";

/** A signature to be made. */
export type SignatureRequest = {
  /** The signature's id; unique in the file. */
  id: string;
  /** The signing certificate and its issuers, as DER. */
  certificate: Buffer;
  chain: Buffer[];
  scheme: SignatureScheme;
  /** The signer's name, for display. */
  name: string;
  reason: string;
  signedAt: Date;
  /** The signer's details given by the caller, for formats that record or draw them. */
  details?: Partial<SignerDetails> | undefined;
};

/** A signature without its value, which may be made elsewhere. Both parts are stored and survive a restart. */
type PreparedSignature = {
  /** The bytes whose signature, by the request's scheme, is the value. */
  toBeSigned: Buffer;
  /** What `finish` needs besides the file, serialized by the format. */
  draft: string;
};

/** Creates an RFC 3161 time-stamp token over the SHA-256 of some bytes. */
export type TimeStamper = (bytes: Buffer) => Promise<Buffer>;

/** What verifiers need besides a signature: certificates, OCSP responses and revocation lists, as DER. */
export type Evidence = { certificates: Buffer[]; ocspResponses: Buffer[]; revocationLists: Buffer[] };

/** Collects the evidence of a signer's certificate. @throws {MissingEvidenceError} when there is none */
export type EvidenceSource = (certificate: Buffer) => Promise<Evidence>;

/** There is no evidence for a signature, as its issuer is unknown or the status of its certificate is. */
export class MissingEvidenceError extends Error {
  override name = "MissingEvidenceError";
}

/** A file format that can hold several signatures. No function modifies the bytes that it is given. */
export type DocumentFormat = {
  mediaType: string;
  prepare(file: Buffer, request: SignatureRequest): Promise<PreparedSignature>;
  /**
   * Inserts the signature value, with a time-stamp over it.
   *
   * @param file the same bytes as given to `prepare`
   * @param value as in CMS: DER for ECDSA (RFC 5753, 7.2)
   */
  finish(file: Buffer, draft: string, value: Buffer, timeStamp: TimeStamper): Promise<Buffer>;
  /** Adds the evidence of one signature, which its certificate's expiry then leaves verifiable. */
  addEvidence(file: Buffer, signatureId: string, evidence: Evidence): Promise<Buffer>;
  /**
   * Adds what verifiers need after the certificates have expired, for all signatures.
   *
   * @throws {MissingEvidenceError} when a signature has none
   */
  archive(file: Buffer, sources: { evidenceOf: EvidenceSource; timeStamp: TimeStamper }): Promise<Buffer>;
  /** Adds a time-stamp over the whole file, if the format has such time-stamps. */
  stamp?(file: Buffer, timeStamp: TimeStamper): Promise<Buffer>;
};
