import type { SignerDetails } from "../domain/signer-details";
import { countriesOf, signingMethods, type SigningMethod } from "../domain/signing-method";

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
