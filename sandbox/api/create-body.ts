import { z } from "zod";
import { signerDetails } from "../domain/signer-details";
import { isContainerType, signingTypes, type SigningType } from "../domain/signing-type";
import { optional, text, webAddress } from "../domain/body-fields";
import { checkBody } from "../http/check-body";

/** The vendor stops at this many signatures in a PDF, and asks to stay under the other in a container (its document, 3). */
const mostSigners = { pdf: 40, container: 100 };
const mostFiles = 100;

const signingType = z.enum(signingTypes, "This is not a type of signing.");
const fileType = z.enum(["main", "appendix", "attachment"]);

/** What SDKs say for one type of document alone stands under that type's name. */
const paramsOf = (type: SigningType): object => ({ [type]: optional(z.record(z.string(), z.unknown())) });

/** Signers for a signing of this type. @param taken ids that the signing already has */
export const signersField = (type: SigningType, taken: readonly string[] = []) => {
  const most = (isContainerType(type) ? mostSigners.container : mostSigners.pdf) - taken.length;
  const limit = isContainerType(type)
    ? `A container carries at most ${mostSigners.container} signatures here.`
    : `A PDF carries at most ${mostSigners.pdf} signatures.`;
  const signer = type === "pdf" ? signerDetails : signerDetails.extend({ ...paramsOf(type) });
  return z
    .array(signer)
    .min(1, "At least one signer is expected.")
    .max(most, limit)
    .superRefine((list, issues) => {
      list.forEach(({ id }, index) => {
        if (!taken.includes(id) && list.findIndex((other) => other.id === id) === index) return;
        issues.addIssue({ code: "custom", path: [index, "id"], message: "Another signer has this id." });
      });
    });
};

const createBodyOf = (type: SigningType) =>
  z.strictObject({
    type: signingType,
    name: text(),
    signers: optional(signersField(type)),
    files: z
      .array(z.strictObject({ token: text(), type: optional(fileType) }))
      .min(1, "At least one file is expected.")
      .max(
        isContainerType(type) ? mostFiles : 1,
        isContainerType(type)
          ? `A container takes at most ${mostFiles} files here.`
          : "A pdf signing takes exactly one file.",
      ),
    language: optional(z.string().regex(/^[a-z]{2}$/, "This is not a language code of two letters.")),
    postback_url: optional(webAddress()),
    // Belongs to each signer; the vendor ignores it here.
    signing_options: z.unknown().optional(),
    ...paramsOf(type),
  });

const anyType = z.looseObject({ type: signingType.catch("pdf") }).catch({ type: "pdf" });

/**
 * Reads what `POST /api/signing/create.json` takes (the gateway's document, 3).
 *
 * @throws {ApiError} 400 with each field that is wrong
 */
export const readCreateBody = (body: unknown) => checkBody(createBodyOf(anyType.parse(body).type), body);
