import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ParsedCertificate } from "../certificates/parsed-certificate";

/** A response of OCSP (RFC 6960, a whole OCSPResponse or its BasicOCSPResponse) or a CRL (RFC 5280), as DER. */
export type RevocationItem = { kind: "ocsp" | "crl"; bytes: Uint8Array };

/** What an item says of one certificate. */
export type RevocationAnswer = {
  status: "good" | "revoked" | "unknown";
  revokedAt: Date | null;
  /** The end of its name in RFC 5280, 5.3.1: "keyCompromise", "superseded" …; null where none is given. */
  reason: string | null;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
  /** From when on certificates are kept after they expired (RFC 6960, 4.4.4; ExpiredCertsOnCRL of X.509). */
  keepsExpiredSince: Date | undefined;
};

/** An item that was read. Whether its signer may say so is judged apart. */
export type ReadRevocation = {
  item: RevocationItem;
  producedAt: Date;
  /** Certificates that came with it, of its signer. */
  certificates: ParsedCertificate[];
  /** Node's name of the digest that its signer signed. */
  digest: string;
  /** By what the signer of an OCSP response can be found, see `responderIdentifiers`. */
  responder: Uint8Array | undefined;
  /** OCSP's nonce, as it is inside the extension. */
  nonce: Uint8Array | undefined;
  /** @returns `undefined` where it says nothing of that certificate */
  answerFor(certificate: ParsedCertificate, issuer: ParsedCertificate): RevocationAnswer | undefined;
  /**
   * Whether it names this certificate as its signer, and the key made its signature.
   *
   * @throws {TooComplex} when the file exceeds its budget
   */
  isSignedBy(certificate: ParsedCertificate, budget: ReadingBudget): boolean;
};

/** The names of CRLReason by number (RFC 5280, 5.3.1). */
const reasons = [
  ...["unspecified", "keyCompromise", "cACompromise", "affiliationChanged", "superseded"],
  ...["cessationOfOperation", "certificateHold", "", "removeFromCRL", "privilegeWithdrawn", "aACompromise"],
];

/** The name of a reason, by its number. */
export const reasonName = (number: number | undefined): string | null =>
  (number !== undefined && reasons[number]) || null;
