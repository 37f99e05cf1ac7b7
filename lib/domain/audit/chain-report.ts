/** How an entry of the log was tampered with, as far as the other entries show. */
export type Tampering = "changed" | "removed" | "inserted" | "reordered" | "rewritten";

/** The result of verifying the chain of the log. */
export type ChainReport = {
  /** The last entry that was read. */
  head: { seq: number; hash: string };
  /** The first entry that differs from what was written. */
  tampered?: { seq: number; kind: Tampering };
  /**
   * The number of the entry whose hash was kept elsewhere; missing when that hash is not in the log or none was given.
   */
  keptSeq?: number;
};

/** A line of the verification: its progress, and at the end its result. */
export type VerificationLine =
  { kind: "progress"; checked: number; total: number } | { kind: "report"; report: ChainReport };
