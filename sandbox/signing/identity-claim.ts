import { isPersonalCode, tidyPersonalCode } from "./personal-code";
import type { SignerDetails } from "../domain/signer-details";
import { countriesOf, type SigningMethod } from "../domain/signing-method";

/** Who a person at the signing page says to be. */
export type IdentityClaim = { method: SigningMethod; code: string; country: string; phone: string | null };

/** What the page sends, before it is checked. */
export type ClaimInput = { method: string; code: string; country: string; phone: string };

/** Why a field cannot be taken; the page has words for each. */
export type ClaimProblem =
  | { field: "method"; problem: "methodNotOffered" }
  | { field: "code"; problem: "codeMalformed" | "codeOfAnother" }
  | { field: "country"; problem: "countryMissing" }
  | { field: "phone"; problem: "phoneMalformed" };

const countryOfPrefix = { "+370": "LT", "+371": "LV", "+372": "EE", "+358": "FI", "+354": "IS" } as const;

/**
 * Checks what a person typed against itself and against what the caller said about the signer: a signer whose code was
 * given at creation cannot sign as somebody else.
 *
 * @param signers what was said about this person, once for each signing that the claim is for
 * @param offered the methods that may be chosen
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
  const given = signers.find(({ country_code }) => country_code !== undefined)?.country_code;
  const country = given ?? countryOf(method, input.country, phone);
  if (country === undefined && method !== "mobile")
    problems.push({ field: "country", problem: "countryMissing" });
  const code = tidyPersonalCode(input.code, country);
  const isAnothers = (expected: string | undefined) =>
    expected !== undefined && code !== tidyPersonalCode(expected, country);
  if (!isPersonalCode(code, country)) problems.push({ field: "code", problem: "codeMalformed" });
  else if (signers.some((signer) => isAnothers(signer.code)))
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
