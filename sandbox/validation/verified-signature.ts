/** How far a signature can be relied on later (ETSI EN 319 142-1 and EN 319 132-1, baseline levels). */
export type SignatureLevel = "B-B" | "B-T" | "B-LT" | "B-LTA";

/** One signature of a file, verified. */
export type VerifiedSignature = {
  /** The name of its field or the id of its element. */
  id: string;
  kind: "signature" | "document_time_stamp";
  /** Why it does not hold, in words for whoever integrates; undefined when value, digests and certificate hold. */
  problem: string | undefined;
  /** As DER; undefined where none could be read. */
  certificate: Buffer | undefined;
  /** Whether this sandbox's authority issued the certificate. */
  isTrusted: boolean;
  /** What the signer says. */
  signingTime: Date | undefined;
  /** What a time-stamping authority says: a valid token over the signature value. */
  timeStampedAt: Date | undefined;
  level: SignatureLevel;
  /** Whether it covers everything there is: a PDF's last byte, all documents of a container. */
  coversAll: boolean;
};
