/** What was done to an entry of the log, as far as the other entries show. */
export type Tampering = "changed" | "removed" | "inserted" | "reordered" | "rewritten";

/** The result of verifying the chain of the log. */
export type ChainReport = {
  /** The last entry that was read. */
  head: { seq: number; hash: string };
  /** The first entry that is not as it was written. */
  tampered?: { seq: number; kind: Tampering };
  /**
   * The number of the entry with the hash that was kept elsewhere; missing when it is not in the log or was not
   * given.
   */
  keptSeq?: number;
};

/** A line of the verification: its progress, and at the end its result. */
export type VerificationLine =
  { kind: "progress"; checked: number; total: number } | { kind: "report"; report: ChainReport };
