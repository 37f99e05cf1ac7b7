/** Countries whose people can sign with the gateway's methods. */
export const signerCountries = ["LT", "LV", "EE", "FI", "IS", "PL"] as const;
