/** The settings of a portal's process. */
export type PortalSettings = {
  dataDir: string;
  /** 0 binds any free port. */
  port: number;
  gatewayUrl: string;
  accessToken: string;
  authSecret: string;
  clockOffsetMs: number;
  pdfLevel: "lt" | "ltv";
  /** Where to crash, unless a command changes it. */
  crash?: Crash;
};

/** The boundary to crash at: the nth with this name, or the nth of all, counted from 1. */
export type Crash = { boundary?: string; occurrence: number };

/** A message to the portal's process. */
export type PortalCommand =
  | { kind: "clock"; offsetMs: number }
  | { kind: "upload mode"; mode: "url" | "content" }
  | { kind: "PDF level"; level: PortalSettings["pdfLevel"] }
  /** Restarts the count of boundaries, and sets the one to crash at, if any. */
  | { kind: "crash"; crash: Crash | undefined }
  | { kind: "report" };

/** A passed boundary, with the time in milliseconds since the epoch. */
export type PassedBoundary = { boundary: string; at: number };

/** A message from the portal's process: once when it is ready, and in answer to each "report". */
export type PortalReport =
  { kind: "ready"; url: string } | { kind: "progress"; passed: PassedBoundary[]; cpuMs: number };

/** The owner of all documents. */
export const ownerId = "usr_owner";
