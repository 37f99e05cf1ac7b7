/** The ways of signing that the gateway offers to a signer (`signers[].signing_options`), in our order. */
export const signingMethods = ["smartid", "mobile"] as const;
export type SigningMethod = (typeof signingMethods)[number];

/** The purpose of a signature (`signers[].signing_purpose`). */
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
