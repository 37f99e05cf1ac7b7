import { z } from "zod";
import { optional, text } from "./body-fields";
import { levels, type SignatureLevel } from "./signature-level";
import type { SigningType } from "./signing-type";

const page = optional(z.coerce.number().int().min(1));
const markText = optional(
  z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .regex(/^[\P{Cc}\n\r\t]*$/u),
);

const annotation = z.strictObject({
  page,
  top: optional(z.coerce.number()),
  left: optional(z.coerce.number()),
  width: optional(z.coerce.number().positive()),
  height: optional(z.coerce.number().positive()),
  text: markText,
});

/** Parameters whose content is not known. */
const unknownParameters = optional(z.record(z.string(), z.unknown()));

/** The objects of a signer for each type, taken whatever the signing's type (docs/gateway.md#signers). */
export const objectsOfSigner = {
  pdf: optional(z.strictObject({ annotation: optional(annotation) })),
  pdflt: optional(
    z.strictObject({
      annotation: optional(z.strictObject({ text: markText, page })),
      reason: optional(text()),
      registration: optional(z.strictObject({ date: optional(text()), number: optional(text()) })),
      signing_location: optional(text()),
    }),
  ),
  adoc: unknownParameters,
  mdoc: unknownParameters,
};

const pdfLevel = optional(z.enum(levels.pdf, "This is not a level of a PDF."));
const containerLevel = optional(z.enum(levels.container, "This is not a level of a container."));
/** The vendor documents levels for `adoc` alone; the others take them here, for tests. */
const objectOfContainer = optional(z.looseObject({ level: containerLevel }));

/** The object of each primary type at the top of a creation, as far as it is known. */
const objectsOfSigning = {
  pdf: optional(z.strictObject({ level: pdfLevel })),
  pdflt: optional(z.strictObject({ level: pdfLevel, annotation: optional(z.strictObject({ page })) })),
  ...{ adoc: objectOfContainer, mdoc: objectOfContainer },
  ...{ asice: objectOfContainer, bdoc: objectOfContainer, edoc: objectOfContainer },
};

/** The part of a type before its suffix: `adoc` of `adoc.bedoc`. */
const primaryOf = (type: SigningType) => type.split(".")[0] ?? type;

/** The field of a signer for the object of a signing's type, if it is none of {@link objectsOfSigner}. */
export const signerObjectOf = (type: SigningType): object =>
  Object.hasOwn(objectsOfSigner, type) ? {} : { [type]: unknownParameters };

/** The field for the object of a signing's type at the top of a creation. */
export const signingObjectOf = (type: SigningType): object => {
  const name = primaryOf(type);
  const known = Object.hasOwn(objectsOfSigning, name)
    ? objectsOfSigning[name as keyof typeof objectsOfSigning]
    : unknownParameters;
  return { [name]: known, [type]: known };
};

const withLevel = z.object({ level: z.enum([...levels.pdf, ...levels.container]).optional() }).optional();

/** The level in the body of a creation that these fields have checked. */
export function levelIn(body: object, type: SigningType): SignatureLevel | undefined {
  const [own, ofPrimary] = [type, primaryOf(type)].map((name) => withLevel.parse(Reflect.get(body, name)));
  return own?.level ?? ofPrimary?.level;
}
