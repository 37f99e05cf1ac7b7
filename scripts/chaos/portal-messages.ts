/** The settings of a portal's process. */
export type PortalSettings = {
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  gatewayUrl: string;
  accessToken: string;
  authSecret: string;
  clockOffsetMs: number;
  /** Where it is to crash, unless a command changes that. */
  crash?: Crash;
};

/** The boundary to crash at: the nth one of this name, or the nth of all; counted from 1. */
export type Crash = { boundary?: string; occurrence: number };

/** A message to the portal's process. */
export type PortalCommand =
  | { kind: "clock"; offsetMs: number }
  | { kind: "upload mode"; mode: "url" | "content" }
  /** Starts counting boundaries anew, and sets the one to crash at, if any. */
  | { kind: "crash"; crash: Crash | undefined }
  | { kind: "report" };

/** A boundary that was passed, with the time in milliseconds since the epoch. */
export type PassedBoundary = { boundary: string; at: number };

/** A message from the portal's process: once when it serves, and in answer to each "report". */
export type PortalReport =
  { kind: "ready"; url: string } | { kind: "progress"; passed: PassedBoundary[]; cpuMs: number };

/** The owner of all documents. */
export const ownerId = "usr_owner";
