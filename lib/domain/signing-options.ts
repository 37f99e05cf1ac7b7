/** The ways of signing that the gateway offers to a signer (`signers[].signing_options`), in our order. */
export const signingMethods = ["smartid", "mobile"] as const;
export type SigningMethod = (typeof signingMethods)[number];

export const signingMethodWords: Record<SigningMethod, string> = {
  smartid: "Smart-ID",
  mobile: "Mobile-ID",
};

/** What a signature is for (`signers[].signing_purpose`). */
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

export const signingPurposeWords: Record<SigningPurpose, string> = {
  signature: "Signature",
  confirmation: "Confirmation",
  visa: "Visa",
  conciliation: "Conciliation",
  acknowledgement: "Acknowledgement",
  registration: "Registration",
  "registration-of-incoming-documents": "Registration of incoming documents",
  notarisation: "Notarisation",
  "copy-certification": "Certification of a copy",
};

/** Languages of the gateway's signing page. */
export const signingLanguages = ["en", "lt", "lv", "et"] as const;
export type SigningLanguage = (typeof signingLanguages)[number];

export const signingLanguageWords: Record<SigningLanguage, string> = {
  en: "English",
  lt: "Lietuvių",
  lv: "Latviešu",
  et: "Eesti",
};

/** Countries whose people can sign with the gateway's methods. */
export const signerCountries = ["LT", "LV", "EE", "FI", "IS", "PL"] as const;

export const signerCountryWords: Record<(typeof signerCountries)[number], string> = {
  LT: "Lithuania",
  LV: "Latvia",
  EE: "Estonia",
  FI: "Finland",
  IS: "Iceland",
  PL: "Poland",
};
