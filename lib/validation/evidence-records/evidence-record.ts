import type { SignedContent } from "../cms/signed-content";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { RevocationItem } from "../revocation/revocation-item";

/**
 * An evidence record, in either of its forms: time-stamps over trees of hashes that prove when files existed, and were
 * renewed before they lost their value (RFC 4998, 1.2; RFC 6283, 1.3).
 */
export type EvidenceRecord = {
  format: "RFC 4998" | "RFC 6283";
  /** Whether the hashes are of files as they were before or after encryption (RFC 4998, 6; RFC 6283, 5). */
  isEncrypted: boolean;
  /** In the order in which they were made; at least one. */
  chains: ArchiveChain[];
};

/** Archive time-stamps that use one digest algorithm, each of which renews the one before (RFC 4998, 5.1). */
export type ArchiveChain = {
  /** Node's name of it. */
  digest: string;
  /** In the order in which they were made; at least one. */
  timestamps: ArchiveTimestamp[];
  /** What the first tree holds besides the hashes of files: in XML, that of the chains before. */
  renewed: Buffer[];
  /**
   * Whether the first tree holds the hash of a file, together with that of the chains before in RFC 4998.
   *
   * @param holds whether the first group of the tree has a hash
   * @returns "part" where the hash leaves something of the file out
   */
  protects(
    file: { name: string; content: SignedContent },
    holds: (hash: Buffer) => boolean,
  ): Promise<"whole" | "part" | "nothing">;
};

export type ArchiveTimestamp = {
  /** The groups of hashes from those of the files up to the root; none where the time-stamp is over one hash alone. */
  tree: Buffer[][];
  /** RFC 3161, in DER. */
  token: Uint8Array;
  /** What a time-stamp that renews this one within its chain is over. */
  renewal: Buffer;
  /** What the record brings beside the token to validate it. */
  certificates: ParsedCertificate[];
  revocation: RevocationItem[];
};

/** An archive time-stamp in signatures of a PDF: an honest record has some tens, and each is parsed twice. */
export const costOfStamp = 4;
