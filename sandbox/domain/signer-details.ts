import { z } from "zod";
import { optional, text } from "./body-fields";
import { signingMethods } from "./signing-method";
import { objectsOfSigner } from "./type-parameters";

const signingPurposes = [
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

/** A caller's id of a person, which some send as a number. */
export const signerId = () =>
  z.preprocess((value) => (typeof value === "number" ? String(value) : value), text());

const purpose = z.enum(signingPurposes);

/** The fields of a signer in a request (docs/gateway.md#signers). Who leaves the purpose out signs as a signature. */
export const signerDetails = z.strictObject({
  id: signerId(),
  name: text(),
  surname: text(),
  signing_purpose: optional(purpose).transform((given) => given ?? "signature"),
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
  ...objectsOfSigner,
});

/** The same for the type `pdf`, which alone requires the purpose. */
export const signerDetailsOfPdf = signerDetails.extend({ signing_purpose: purpose });

export type SignerDetails = z.infer<typeof signerDetails>;
