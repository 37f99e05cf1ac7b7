import { z } from "zod";
import { signerDetails } from "../signing/signer-details";
import { optional, text, webAddress } from "./body-fields";

/** Signed as PAdES. */
const pdfTypes = ["pdf", "pdflt"] as const;

/** Signed as ASiC-E; known, so that they are refused for the right reason. */
const containerTypes = [
  ...["asice", "bdoc", "edoc", "adoc", "adoc.bedoc", "adoc.cedoc", "adoc.gedoc", "adoc.ggedoc"],
  ...["mdoc", "mdoc.bedoc", "mdoc.cedoc", "mdoc.gedoc", "mdoc.ggedoc"],
];

/** PDF viewers and the vendor stop at this many signatures in one file (the gateway's document, 3). */
const maximumSigners = 40;

const signingType = z.enum(pdfTypes, {
  error: ({ input }) =>
    typeof input === "string" && containerTypes.includes(input)
      ? "This sandbox does not sign containers; [type] can be pdf or pdflt."
      : "This is not a type of signing.",
});

const signers = z
  .array(signerDetails)
  .max(maximumSigners, `A PDF carries at most ${maximumSigners} signatures.`)
  .superRefine((list, issues) => {
    list.forEach(({ id }, index) => {
      if (list.findIndex((other) => other.id === id) === index) return;
      issues.addIssue({ code: "custom", path: [index, "id"], message: "Another signer has this id." });
    });
  });

const fileType = z.enum(["main", "appendix", "attachment"]);

/** What `POST /api/signing/create.json` takes (the gateway's document, 3). */
export const createBody = z.strictObject({
  type: signingType,
  name: text(),
  signers: optional(signers),
  files: z
    .array(z.strictObject({ token: text(), type: optional(fileType) }))
    .length(1, "A pdf signing takes exactly one file."),
  language: optional(z.string().regex(/^[a-z]{2}$/, "This is not a language code of two letters.")),
  postback_url: optional(webAddress()),
});
