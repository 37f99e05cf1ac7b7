import type { SignerDetails } from "./signer-details";

/** A signature that is about to be made: by whom, when and what for. */
export type SignatureRequest = {
  /** The signature's id; unique in the file. */
  id: string;
  /** The signing certificate and those above it, as DER. */
  certificate: Buffer;
  chain: Buffer[];
  /** As the signature's readers show it. */
  name: string;
  reason: string;
  signedAt: Date;
  /** What the caller said about the signer, for formats that record or draw it. */
  details?: Partial<SignerDetails> | undefined;
};

/** What waits for a signature value. Both parts survive a restart, so that the value may come from elsewhere. */
type PreparedSignature = {
  /** The bytes whose signature, with SHA-256, is the value. */
  toBeSigned: Buffer;
  /** All that `finish` needs besides the file, in the format's own words. */
  draft: string;
};

/** Gives an RFC 3161 token over the SHA-256 of some bytes. */
export type TimeStamper = (bytes: Buffer) => Promise<Buffer>;

/** What keeps signatures verifiable for long: certificates and revocation lists as DER, and a time-stamp over all of it. */
export type Evidence = { certificates: Buffer[]; revocationLists: Buffer[]; timeStamp: TimeStamper };

/** A file cannot be archived: who issued its signers is not known here, so nobody can say that they were valid. */
export class EvidenceMissing extends Error {
  override name = "EvidenceMissing";
}

/** A kind of file that can carry several signatures. None of its functions changes the bytes given. */
export type DocumentFormat = {
  mediaType: string;
  prepare(file: Buffer, request: SignatureRequest): Promise<PreparedSignature>;
  /**
   * Puts the value into its place, with a time-stamp over it.
   *
   * @param file the same bytes that `prepare` was given
   * @param value as CMS writes it: PKCS #1 v1.5 for RSA, DER for ECDSA (RFC 5753, 7.2)
   */
  finish(file: Buffer, draft: string, value: Buffer, timeStamp: TimeStamper): Promise<Buffer>;
  /**
   * Adds what verifiers need after the certificates have run out.
   *
   * @throws {EvidenceMissing} when the evidence does not reach every signer
   */
  archive(file: Buffer, evidence: Evidence): Promise<Buffer>;
  /** Adds a time-stamp over the whole file, where the format knows such. */
  stamp?(file: Buffer, timeStamp: TimeStamper): Promise<Buffer>;
};
