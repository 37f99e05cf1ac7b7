/** The baseline level of a signature (ETSI EN 319 142-1 and EN 319 132-1). */
export type SignatureLevel = "B-B" | "B-T" | "B-LT" | "B-LTA";

/** A verified signature of a file. */
export type VerifiedSignature = {
  /** The name of its field or the id of its element. */
  id: string;
  kind: "signature" | "document_time_stamp";
  /** Why the signature is invalid, for integrators; undefined if its value, digests and certificate are valid. */
  problem: string | undefined;
  /** As DER; undefined if it cannot be read. */
  certificate: Buffer | undefined;
  /** Whether this sandbox's authority issued the certificate. */
  isTrusted: boolean;
  /** The time that the signer claims. */
  signingTime: Date | undefined;
  /** The time of a valid time-stamp over the signature value. */
  timeStampedAt: Date | undefined;
  level: SignatureLevel;
  /** Whether it covers the whole file: a PDF to its last byte, or all documents of a container. */
  coversAll: boolean;
};
