import { dayMs, hourMs } from "../time/durations";

/** The purposes of one-time links in mail or on the console. */
export const accountLinkKinds = ["invitation", "password_reset", "setup"] as const;

export type AccountLinkKind = (typeof accountLinkKinds)[number];

/** How long a link is valid. */
export const linkLifetimeMs: Record<AccountLinkKind, number> = {
  invitation: 7 * dayMs,
  password_reset: hourMs,
  setup: 7 * dayMs,
};
