import { z } from "zod";
import type { PostbackClaim } from "../contract";

const word = z
  .string()
  .regex(/^\w{1,20}$/)
  .optional()
  .catch(undefined);

/** A signer's id, which one gateway sent as a number (docs/gateway.md#postbacks). */
const signerId = z.union([z.string(), z.number().int().transform(String)]);

/** A postback that reports a signature, in either form; everything else in it is ignored. */
const signedWire = z
  .object({
    action: z.literal("signer_signed"),
    signer: signerId,
    signer_info: z.object({ signing_option: word, country_code: word }).optional().catch(undefined),
    "signer_info[signing_option]": word,
    "signer_info[country_code]": word,
  })
  .transform(({ signer, signer_info: info, ...flat }): PostbackClaim => ({
    event: "signed",
    signerId: signer,
    method: info?.signing_option ?? flat["signer_info[signing_option]"] ?? null,
    country: info?.country_code ?? flat["signer_info[country_code]"] ?? null,
  }));

const archivingWire = z
  .object({ action: z.enum(["signing_archived", "signing_archive_failed"]) })
  .transform(({ action }): PostbackClaim => ({
    event: action === "signing_archived" ? "archived" : "archive_failed",
  }));

const postbackWire = z.union([signedWire, archivingWire]);

/** Reads what a postback claims. Bodies are JSON; form-encoded ones have been seen (docs/gateway.md#postbacks). */
export const readPostback = (body: string): PostbackClaim | undefined =>
  postbackWire.safeParse(parse(body)).data;

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}
