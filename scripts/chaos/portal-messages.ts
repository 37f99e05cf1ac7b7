/** What a portal's process is started with. */
export type PortalSettings = {
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  gatewayUrl: string;
  accessToken: string;
  authSecret: string;
  clockOffsetMs: number;
  /** Where it is to die in its first work, as `die` says it. */
  death?: Death;
};

/** At which boundary, by name or any, and at which passing of it, counted from 1. */
export type Death = { boundary?: string; passing: number };

/** What the portal's process is told. */
export type Order =
  | { kind: "clock"; offsetMs: number }
  | { kind: "upload mode"; mode: "url" | "content" }
  /** Counts boundaries from now on; dies at that one, if any. */
  | { kind: "die"; death: Death | undefined }
  | { kind: "tell" };

/** A boundary that was passed, and when, in milliseconds since the epoch. */
export type Passing = { boundary: string; at: number };

/** What it answers: once when it serves, and whenever it is to tell what it passed and the time that its CPU took. */
export type Report = { kind: "ready"; url: string } | { kind: "told"; passed: Passing[]; cpuMs: number };

/** Whom the documents belong to. */
export const ownerId = "usr_owner";
