/** What was done to an entry of the log, as far as the rest of it tells. */
export type Tampering = "changed" | "removed" | "inserted" | "reordered" | "rewritten";

/** What a walk along the chain of the log found. */
export type ChainReport = {
  /** The last entry that was read. */
  head: { seq: number; hash: string };
  /** The first entry that is not as it was written. */
  tampered?: { seq: number; kind: Tampering };
  /** Where the hash that was kept elsewhere stands; missing where it is not in the log or was not asked for. */
  keptSeq?: number;
};

/** A line of what a walk tells: how far it is, and at its end what it found. */
export type VerificationLine =
  { kind: "progress"; checked: number; total: number } | { kind: "report"; report: ChainReport };
