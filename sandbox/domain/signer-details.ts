import { z } from "zod";
import { optional, text } from "./body-fields";
import { signingMethods } from "./signing-method";

export const signingPurposes = [
  "signature",
  "confirmation",
  "visa",
  "conciliation",
  "registration",
  "registration-of-incoming-documents",
  "acknowledgement",
  "notarisation",
  "copy-certification",
] as const;

const countryCode = z
  .string()
  .regex(/^[A-Za-z]{2}$/, "This is not a country code of two letters.")
  .transform((code) => code.toUpperCase());

const annotation = z.strictObject({
  page: optional(z.coerce.number().int().min(1)),
  top: optional(z.coerce.number()),
  left: optional(z.coerce.number()),
  width: optional(z.coerce.number().positive()),
  height: optional(z.coerce.number().positive()),
  text: optional(
    z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .regex(/^[\P{Cc}\n\r\t]*$/u),
  ),
});

/** The fields of a signer in a request (docs/gateway.md#signers). */
export const signerDetails = z.strictObject({
  id: text(),
  name: text(),
  surname: text(),
  signing_purpose: z.enum(signingPurposes),
  code: optional(z.string().regex(/^[0-9A-Za-z+-]{5,20}$/, "This is not a personal code.")),
  country_code: optional(countryCode),
  phone: optional(
    z.string().regex(/^\+\d{7,15}$/, "This is not a phone number that begins with + and its country."),
  ),
  signing_options: optional(z.array(z.enum(signingMethods)).min(1)),
  company: optional(text()),
  position: optional(text()),
  structural_subdivision: optional(text()),
  city: optional(text()),
  postal_code: optional(text()),
  country: optional(text()),
  pdf: optional(z.strictObject({ annotation: optional(annotation) })),
});

export type SignerDetails = z.infer<typeof signerDetails>;
