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
const accountMailKinds = ["account_invitation", "password_reset"] as const;

/** Mails to the owner of a document about what an admin did with it. */
export const ownerMailKinds = ["handed_over", "taken_over", "trashed", "closed"] as const;

/** Every mail that the portal sends. */
export const mailKinds = [...signingMailKinds, ...accountMailKinds, ...ownerMailKinds] as const;

export type SigningMailKind = (typeof signingMailKinds)[number];
export type AccountMailKind = (typeof accountMailKinds)[number];
export type OwnerMailKind = (typeof ownerMailKinds)[number];

/** Why a mail will not go out: the recipient's server refused it, or it is no longer needed. */
export const mailEndings = ["refused", "not_needed"] as const;

export type MailEnding = (typeof mailEndings)[number];
