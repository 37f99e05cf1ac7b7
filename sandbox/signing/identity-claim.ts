import { isPersonalCode, normalizePersonalCode } from "./personal-code";
import type { SignerDetails } from "../domain/signer-details";
import { countriesOf, type SigningMethod } from "../domain/signing-method";

/** The identity that a person on the signing page claims. */
export type IdentityClaim = { method: SigningMethod; code: string; country: string; phone: string | null };

/** The claim as the page sends it, before validation. */
export type ClaimInput = { method: string; code: string; country: string; phone: string };

/** Why a field is invalid; the page has a text for each problem. */
export type ClaimProblem =
  | { field: "method"; problem: "methodNotOffered" }
  | { field: "code"; problem: "codeMalformed" | "codeOfAnother" }
  | { field: "country"; problem: "countryMissing" }
  | { field: "phone"; problem: "phoneMalformed" };

const countryOfPrefix = { "+370": "LT", "+371": "LV", "+372": "EE", "+358": "FI", "+354": "IS" } as const;

/**
 * Validates a claim, including against the signer's details: a signer whose code was given at creation cannot sign
 * with a different one.
 *
 * @param signers the person's details, once for each signing that the claim is for
 * @param offered the methods that the person can choose from
 */
export function readClaim(
  input: ClaimInput,
  signers: readonly SignerDetails[],
  offered: readonly SigningMethod[],
): IdentityClaim | ClaimProblem[] {
  const method = offered.find((candidate) => candidate === input.method);
  if (!method) return [{ field: "method", problem: "methodNotOffered" }];
  const problems: ClaimProblem[] = [];
  const phone = method === "mobile" ? input.phone.replace(/[\s()-]/g, "") : null;
  if (phone !== null && !/^\+\d{7,15}$/.test(phone))
    problems.push({ field: "phone", problem: "phoneMalformed" });
  const signerCountry = signers.find(({ country_code }) => country_code !== undefined)?.country_code;
  const country = signerCountry ?? countryOf(method, input.country, phone);
  if (country === undefined && method !== "mobile")
    problems.push({ field: "country", problem: "countryMissing" });
  const code = normalizePersonalCode(input.code, country);
  const isOther = (expected: string | undefined) =>
    expected !== undefined && code !== normalizePersonalCode(expected, country);
  if (!isPersonalCode(code, country)) problems.push({ field: "code", problem: "codeMalformed" });
  else if (signers.some((signer) => isOther(signer.code)))
    problems.push({ field: "code", problem: "codeOfAnother" });
  if (problems.length > 0) return problems;
  return { method, code, phone, country: country ?? "LT" };
}

function countryOf(method: SigningMethod, chosen: string, phone: string | null): string | undefined {
  if (method === "mobile")
    return Object.entries(countryOfPrefix).find(([prefix]) => phone?.startsWith(prefix))?.[1];
  const [only, ...others] = countriesOf[method];
  return others.length === 0 ? only : countriesOf[method].find((country) => country === chosen);
}
