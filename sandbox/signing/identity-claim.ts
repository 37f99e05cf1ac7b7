import { isPersonalCode, tidyPersonalCode } from "./personal-code";
import type { SignerDetails } from "./signer-details";
import { offeredMethods, type SigningMethod } from "./signing-method";

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
 */
export function readClaim(input: ClaimInput, signer: SignerDetails): IdentityClaim | ClaimProblem[] {
  const method = offeredMethods(signer.signing_options).find((offered) => offered === input.method);
  if (!method) return [{ field: "method", problem: "methodNotOffered" }];
  const problems: ClaimProblem[] = [];
  const phone = method === "mobile" ? input.phone.replace(/[\s()-]/g, "") : null;
  if (phone !== null && !/^\+\d{7,15}$/.test(phone))
    problems.push({ field: "phone", problem: "phoneMalformed" });
  const country = signer.country_code ?? countryOf(method, input.country, phone);
  if (country === undefined && method === "smartid")
    problems.push({ field: "country", problem: "countryMissing" });
  const code = tidyPersonalCode(input.code, country);
  if (!isPersonalCode(code, country)) problems.push({ field: "code", problem: "codeMalformed" });
  else if (signer.code !== undefined && code !== tidyPersonalCode(signer.code, country)) {
    problems.push({ field: "code", problem: "codeOfAnother" });
  }
  if (problems.length > 0) return problems;
  return { method, code, phone, country: country ?? "LT" };
}

function countryOf(method: SigningMethod, chosen: string, phone: string | null): string | undefined {
  if (method === "smartid") return /^[A-Z]{2}$/.test(chosen) ? chosen : undefined;
  return Object.entries(countryOfPrefix).find(([prefix]) => phone?.startsWith(prefix))?.[1];
}
