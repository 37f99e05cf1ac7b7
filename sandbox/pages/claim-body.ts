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

/** What a person got wrong, for the page to show beside each field. */
type Refusal = { status: "invalid"; problems: { field: string; text: string }[] };

/**
 * Reads who a person says to be from what the page sent. What the person got wrong is an ordinary answer, as browsers write
 * every other HTTP status to the console.
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

/** More than any claim takes. */
export const maximumClaimBytes = 10_000;
