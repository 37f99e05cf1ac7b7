import type { Env } from "@/lib/base/env";

/** What a portal of a cluster shares with the others. */
type SharedSettings = {
  s3: NonNullable<Env["s3"]>;
  smtpUrl: string;
  /** The balancer's address. */
  appUrl: string;
  /** Contains how many milliseconds the portals' clock is ahead. A portal that was suspended reads it again. */
  clockFile: string;
};

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
  uploadMode?: "url" | "content";
  /** In a cluster, beside DATABASE_URL of the process. It then suspends itself at a boundary instead of crashing. */
  shared?: SharedSettings;
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
  | { kind: "report" }
  | { kind: "claims" };

/** A passed boundary, with the time in milliseconds since the epoch. */
export type PassedBoundary = { boundary: string; at: number };

/** What a portal claimed last of each signing and mail: the id, and the number that fences off earlier claims. */
export type Claims = [id: string, attempt: number][];

/** A message from the portal's process: once when it is ready, and in answer to each "report" and "claims". */
export type PortalReport =
  | { kind: "ready"; url: string }
  | { kind: "progress"; passed: PassedBoundary[]; cpuMs: number }
  /** `isBusy`: with an upload or the sending of a document. */
  | { kind: "claims"; claims: Claims; isBusy: boolean };

/** The owner of all documents. */
export const ownerId = "usr_owner";

/** What begins a line on standard output that names the boundary at which a portal of a cluster suspends itself. */
export const reachedPrefix = "reached ";
