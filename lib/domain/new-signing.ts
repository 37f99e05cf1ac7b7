import { z } from "zod";
import { signerCountries, signingLanguages, signingMethods, signingPurposes } from "./signing-options";

/** A PDF carries at most 40 signatures (the gateway's limit). */
export const mostSigners = 40;

const personName = (label: string) =>
  z.string().trim().min(1, `Enter the ${label}.`).max(100, "This is longer than 100 letters.");

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema.optional(),
  );

/** One person who is asked to sign, as typed into the form. */
export const newSigner = z.strictObject({
  name: personName("name"),
  surname: personName("surname"),
  email: z.string().trim().toLowerCase().pipe(z.email("Enter an email address, like name@example.com.")),
  country: optional(z.enum(signerCountries, "Choose a country from the list.")),
  personalCode: optional(
    z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z+-]{6,20}$/, "Enter the personal code as it stands on the identity document."),
  ),
  phone: optional(
    z
      .string()
      .transform((typed) => typed.replace(/[\s()-]/g, ""))
      .pipe(z.string().regex(/^\+[0-9]{7,15}$/, "Enter the number with its country, like +370 612 34567.")),
  ),
  purpose: z.enum(signingPurposes).default("signature"),
  methods: z
    .array(z.enum(signingMethods))
    .min(1, "Choose at least one way to sign.")
    .default(["smartid", "mobile"]),
});

/** What *Send* takes: who signs, and in which language the signing page speaks. */
export const newSigning = z
  .strictObject({
    documentId: z.string(),
    language: z.enum(signingLanguages).default("en"),
    signers: z
      .array(newSigner)
      .min(1, "Add at least one signer.")
      .max(mostSigners, `A PDF carries at most ${mostSigners} signatures.`),
  })
  .superRefine(({ signers }, context) => {
    const seen = new Set<string>();
    signers.forEach(({ email }, index) => {
      if (seen.has(email))
        context.addIssue({
          code: "custom",
          path: ["signers", index, "email"],
          message: "Somebody with this email is on the list already.",
        });
      seen.add(email);
    });
  });

export type NewSigner = z.output<typeof newSigner>;
export type NewSigning = z.output<typeof newSigning>;
export type NewSigningInput = z.input<typeof newSigning>;
