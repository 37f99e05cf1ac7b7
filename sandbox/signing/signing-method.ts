import type { SignerDetails } from "./signer-details";

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

/**
 * The methods that a signer is offered, in the order in which the caller named them; all of them where none is named. A
 * method of one country is no method for a signer of another.
 */
export function offeredMethods({
  signing_options = [...signingMethods],
  country_code,
}: Pick<SignerDetails, "signing_options" | "country_code">): readonly SigningMethod[] {
  const isOfTheirCountry = (method: SigningMethod) => {
    const [country, ...others] = countriesOf[method];
    return country_code === undefined || others.length > 0 || !country || country === country_code;
  };
  return [...new Set(signing_options)].filter(isOfTheirCountry);
}

/**
 * The methods that can sign a batch: those offered for every signing in it, in the order of the first. One PIN of Smart-ID
 * makes one signature, so it cannot (the gateway's document, "The rest of the API").
 */
export function batchMethods(signers: readonly SignerDetails[]): readonly SigningMethod[] {
  const [first = [], ...others] = signers.map(offeredMethods);
  return first.filter(
    (method) => method !== "smartid" && others.every((offered) => offered.includes(method)),
  );
}
