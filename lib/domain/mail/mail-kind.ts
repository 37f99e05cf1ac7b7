/** Mails about a signing. */
export const signingMailKinds = [
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

/** Mails about an account. */
export const accountMailKinds = ["account_invitation", "password_reset"] as const;

/** Mails to the owner of a document of which an admin has done something in their place. */
export const ownerMailKinds = ["handed_over", "taken_over", "trashed", "closed"] as const;

/** Every mail that the portal sends. */
export const mailKinds = [...signingMailKinds, ...accountMailKinds, ...ownerMailKinds] as const;

export type SigningMailKind = (typeof signingMailKinds)[number];
export type AccountMailKind = (typeof accountMailKinds)[number];
export type OwnerMailKind = (typeof ownerMailKinds)[number];
export type MailKind = (typeof mailKinds)[number];

/** Why a mail will not go out: its recipient's server refused it, or its signing was over before. */
export const mailEndings = ["refused", "not_needed"] as const;

export type MailEnding = (typeof mailEndings)[number];
