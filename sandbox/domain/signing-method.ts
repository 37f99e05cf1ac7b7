/**
 * The values of a signer's `signing_options` (docs/gateway.md#signing-types-and-options), in the order in which the
 * page offers them by default.
 */
export const signingMethods = [
  "smartid",
  "mobile",
  "stationary",
  "eparaksts_mobile",
  "audkenni_app",
] as const;
export type SigningMethod = (typeof signingMethods)[number];

/** Countries of the test identities and of the page's list. */
export type Country = "LT" | "LV" | "EE" | "FI" | "IS";

/** The countries that issue each method, in the order of the page's list. Mobile-ID uses the phone number's country. */
export const countriesOf: Record<SigningMethod, readonly Country[]> = {
  smartid: ["LT", "LV", "EE"],
  mobile: [],
  stationary: ["LT", "LV", "EE", "FI"],
  eparaksts_mobile: ["LV"],
  audkenni_app: ["IS"],
};

/**
 * Whether the method signs with a card in this computer's reader: the PIN is entered on the page, without a control
 * code.
 */
export const isByCard = (method: SigningMethod) => method === "stationary";

/** Whether the person confirms on a page of the scheme, to which the signing page leads. */
export const isAtScheme = (method: SigningMethod) => method === "eparaksts_mobile";
