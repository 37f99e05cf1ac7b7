import type { Context } from "hono";
import { z } from "zod";
import { checkBody } from "../http/check-body";
import { readBody } from "../http/read-body";
import { readClaim, type IdentityClaim } from "../signing/identity-claim";
import type { SignerDetails } from "../domain/signer-details";
import type { SigningMethod } from "../domain/signing-method";
import type { Words } from "./words/en";

const typed = z.string().max(100).default("");
const claimBody = z.strictObject({ method: typed, code: typed, country: typed, phone: typed });

/** The invalid fields of a claim, which the page shows next to each field. */
type Refusal = { status: "invalid"; problems: { field: string; text: string }[] };

/**
 * Reads the claim that the page sent. Invalid fields are answered with HTTP 200, as browsers log error statuses to
 * the console.
 */
export async function claimOf(
  context: Context,
  words: Words,
  signers: readonly SignerDetails[],
  offered: readonly SigningMethod[],
): Promise<IdentityClaim | Refusal> {
  const claim = readClaim(checkBody(claimBody, await readBody(context.req)), signers, offered);
  if (!Array.isArray(claim)) return claim;
  const problems = claim.map(({ field, problem }) => ({ field, text: words.problems[problem] }));
  return { status: "invalid", problems };
}

/** Maximum size of a body with a claim, enough for any claim. */
export const maxClaimBytes = 10_000;
