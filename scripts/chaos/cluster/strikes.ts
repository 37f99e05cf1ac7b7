import type { Crash } from "../portal-messages";

/** What happens to a cluster at a boundary that one of its portals reached. */
export const strikeKinds = [
  "killed",
  "two killed",
  "frozen",
  "PostgreSQL crashed",
  "PostgreSQL restarted",
  "S3: 503",
  "NOTIFY lost",
] as const;

export type StrikeKind = (typeof strikeKinds)[number];

export type Strike = {
  kind: StrikeKind;
  at: Crash;
  /** Of "S3: 503": how long. */
  forMs?: number;
};

/** How many portals a strike kills. */
export const deathsOf = (kind: StrikeKind): number => (kind === "killed" ? 1 : kind === "two killed" ? 2 : 0);

/**
 * How many mails a strike may repeat: those that were accepted, but not recorded as sent. Each portal sends one at a
 * time.
 */
export const repeatedMailsOf = (kind: StrikeKind, portalCount: number): number =>
  kind === "frozen" ? 1 : kind.startsWith("PostgreSQL") ? portalCount : deathsOf(kind);
