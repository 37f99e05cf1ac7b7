/** The ways of signing that the gateway offers to a signer (docs/gateway.md#signing-types-and-options), in our order. */
export const signingMethods = [
  "smartid",
  "mobile",
  "stationary",
  "eparaksts_mobile",
  "audkenni_app",
] as const;
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
