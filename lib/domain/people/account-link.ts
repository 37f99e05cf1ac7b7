import { dayMs, hourMs } from "../time/durations";

/** What a one-time link in a mail, or on the console, is for. */
export const accountLinkKinds = ["invitation", "password_reset", "setup"] as const;

export type AccountLinkKind = (typeof accountLinkKinds)[number];

/** How long a link opens. */
export const linkLifeMs: Record<AccountLinkKind, number> = {
  invitation: 7 * dayMs,
  password_reset: hourMs,
  setup: 7 * dayMs,
};
