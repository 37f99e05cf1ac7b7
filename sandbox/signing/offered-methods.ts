import type { SignerDetails } from "../domain/signer-details";
import { countriesOf, signingMethods, type SigningMethod } from "../domain/signing-method";

/**
 * The methods offered to a signer, in the caller's order; all methods if the caller named none. A method of a single
 * country is not offered to a signer of another.
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
 * The methods that can sign a batch: those offered for all its signings, in the order of the first. Smart-ID cannot, as
 * each of its signatures takes a PIN of its own (docs/gateway.md#batches).
 */
export function batchMethods(signers: readonly SignerDetails[]): readonly SigningMethod[] {
  const [first = [], ...others] = signers.map(offeredMethods);
  return first.filter(
    (method) => method !== "smartid" && others.every((offered) => offered.includes(method)),
  );
}
