import { z } from "zod";
import { signerDetails, signerDetailsOfPdf } from "../domain/signer-details";
import { levelIn, signerObjectOf, signingObjectOf } from "../domain/type-parameters";
import { isContainerType, signingTypes, type SigningType } from "../domain/signing-type";
import { optional, text, webAddress } from "../domain/body-fields";
import { checkBody } from "../http/check-body";

/** The vendor's limits (docs/gateway.md#limits-and-retention); the container's is a recommendation. */
const maxSigners = { pdf: 40, container: 100 };
const maxFiles = 100;

/** The languages of the vendor's signing page (docs/gateway.md#creating-a-signing). */
const pageLanguages = ["en", "et", "is", "lt", "lv", "ru"] as const;

const signingType = z.enum(signingTypes, "This is not a type of signing.");
const fileType = z.enum(["main", "appendix", "attachment"]);

/** The `signers` field of a signing of this type. @param taken ids of the existing signers */
export const signersField = (type: SigningType, taken: readonly string[] = []) => {
  const max = (isContainerType(type) ? maxSigners.container : maxSigners.pdf) - taken.length;
  const limit = isContainerType(type)
    ? `A container carries at most ${maxSigners.container} signatures here.`
    : `A PDF carries at most ${maxSigners.pdf} signatures.`;
  const signer = type === "pdf" ? signerDetailsOfPdf : signerDetails.extend({ ...signerObjectOf(type) });
  return z
    .array(signer)
    .min(1, "At least one signer is expected.")
    .max(max, limit)
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
        isContainerType(type) ? maxFiles : 1,
        isContainerType(type)
          ? `A container takes at most ${maxFiles} files here.`
          : "A pdf signing takes exactly one file.",
      ),
    language: optional(z.enum(pageLanguages, "This is not a language of the signing page.")),
    postback_url: optional(webAddress()),
    // These belong to signers; the vendor ignores them here.
    signing_options: z.unknown().optional(),
    signing_purpose: z.unknown().optional(),
    ...signingObjectOf(type),
  });

const anyType = z.looseObject({ type: signingType.catch("pdf") }).catch({ type: "pdf" });

/**
 * Validates the body of `POST /api/signing/create.json` (docs/gateway.md#creating-a-signing).
 *
 * @throws {ApiError} 400 with each invalid field
 */
export function readCreateBody(body: unknown) {
  const { type } = anyType.parse(body);
  const checked = checkBody(createBodyOf(type), body);
  return { ...checked, level: levelIn(checked, type) };
}
