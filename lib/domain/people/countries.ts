/** Countries whose electronic identities the gateway's signing methods support. */
export const signerCountries = ["LT", "LV", "EE", "FI", "IS", "PL"] as const;
