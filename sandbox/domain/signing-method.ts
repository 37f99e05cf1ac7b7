/**
 * Everything that a signer's `signing_options` may name (the gateway's document, 3), in the order in which the page offers
 * them where nothing is named.
 */
export const signingMethods = [
  "smartid",
  "mobile",
  "stationary",
  "eparaksts_mobile",
  "audkenni_app",
] as const;
export type SigningMethod = (typeof signingMethods)[number];

/** The countries of the test identities and of the page's list. */
export type Country = "LT" | "LV" | "EE" | "FI" | "IS";

/** Where each method is issued, in the order of the page's list. Mobile-ID has none: the phone number tells. */
export const countriesOf: Record<SigningMethod, readonly Country[]> = {
  smartid: ["LT", "LV", "EE"],
  mobile: [],
  stationary: ["LT", "LV", "EE", "FI"],
  eparaksts_mobile: ["LV"],
  audkenni_app: ["IS"],
};

/** Signs with a card in this computer's reader: its PIN is entered here, and there is no control code to compare. */
export const isByCard = (method: SigningMethod) => method === "stationary";
