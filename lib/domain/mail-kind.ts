/** Every mail that the portal sends. */
export const mailKinds = [
  "invitation",
  "reminder",
  "signed",
  "declined",
  "cancelled",
  "withdrawn",
  "expires_soon",
  "expired",
  "too_late",
] as const;

export type MailKind = (typeof mailKinds)[number];

/** Why a mail will not go out: its recipient's server refused it, or its signing was over before. */
export const mailEndings = ["refused", "not_needed"] as const;

export type MailEnding = (typeof mailEndings)[number];
