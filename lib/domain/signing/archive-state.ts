/** The states of the gateway's archiving of a signed file. The file is signed from the first one on. */
export const archiveStates = [
  /** The gateway is expected to archive the file, and is checked sparsely. */
  "awaited",
  /** A postback reports that archiving failed: further status checks end the wait unless the file is archived. */
  "failure_reported",
  /** The gateway has archived the file, which is still to be collected. */
  "ready",
  /** The archived file is the signed file. */
  "archived",
  /** The gateway archived nothing within its retention, or reported a failure. */
  "failed",
  /** The archived file is not the first one with evidence added. It stays at the gateway, and the first one here. */
  "rejected",
] as const;

export type ArchiveState = (typeof archiveStates)[number];

/** Whether the archived file may still arrive, so that nothing may be deleted at the gateway. */
export const isArchiveAwaited = (archive: ArchiveState | null): boolean =>
  archive === "awaited" || archive === "failure_reported" || archive === "ready";
