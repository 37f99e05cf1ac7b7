import type { SignerDetails } from "../domain/signer-details";
import { countriesOf, signingMethods, type SigningMethod } from "../domain/signing-method";

/**
 * The methods offered to a signer, in the order given by the caller; all methods if the caller gave none. A signer
 * whose country is known is not offered another country's method.
 */
export function offeredMethods({
  signing_options = [...signingMethods],
  country_code,
}: Pick<SignerDetails, "signing_options" | "country_code">): readonly SigningMethod[] {
  const isInTheirCountry = (method: SigningMethod) => {
    const [country, ...others] = countriesOf[method];
    return country_code === undefined || others.length > 0 || !country || country === country_code;
  };
  return [...new Set(signing_options)].filter(isInTheirCountry);
}

/**
 * The methods that can sign a batch: those offered for all its signings, in the order of the first. Smart-ID cannot,
 * as each of its signatures requires a separate PIN (docs/gateway.md#batches).
 */
export function batchMethods(signers: readonly SignerDetails[]): readonly SigningMethod[] {
  const [first = [], ...others] = signers.map(offeredMethods);
  return first.filter(
    (method) => method !== "smartid" && others.every((offered) => offered.includes(method)),
  );
}
