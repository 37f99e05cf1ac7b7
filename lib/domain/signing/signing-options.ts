/** The ways of signing that the gateway offers to a signer, in our order. */
export const signingMethods = ["smartid", "mobile"] as const;
export type SigningMethod = (typeof signingMethods)[number];

/** The purpose of a signature. */
export const signingPurposes = [
  "signature",
  "confirmation",
  "visa",
  "conciliation",
  "acknowledgement",
  "registration",
  "registration-of-incoming-documents",
  "notarisation",
  "copy-certification",
] as const;
export type SigningPurpose = (typeof signingPurposes)[number];
