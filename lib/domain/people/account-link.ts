/** What a one-time link in a mail, or on the console, is for. */
export const accountLinkKinds = ["invitation", "password_reset", "setup"] as const;

export type AccountLinkKind = (typeof accountLinkKinds)[number];

const hourMs = 60 * 60_000;

/** How long a link opens. */
export const linkLifeMs: Record<AccountLinkKind, number> = {
  invitation: 7 * 24 * hourMs,
  password_reset: hourMs,
  setup: 7 * 24 * hourMs,
};
