import { z } from "zod";
import { problem } from "./input-problem";
import { languages } from "./language";
import { signerCountries, signingMethods, signingPurposes } from "./signing-options";
import { signingOrders } from "./signing-order";

/** A PDF carries at most 40 signatures (the gateway's limit). */
export const mostSigners = 40;

/** Signings last 30 days at most, so reminders that are further apart would never go out. */
export const mostReminderDays = 29;

const personName = (missing: "name_missing" | "surname_missing") =>
  z.string().trim().min(1, problem(missing)).max(100, problem("name_too_long"));

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema.optional(),
  );

/** One person who is asked to sign, as typed into the form. */
export const newSigner = z.strictObject({
  name: personName("name_missing"),
  surname: personName("surname_missing"),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email(problem("email_malformed"))),
  country: optional(z.enum(signerCountries, problem("country_unknown"))),
  personalCode: optional(
    z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z+-]{6,20}$/, problem("personal_code_malformed")),
  ),
  phone: optional(
    z
      .string()
      .transform((typed) => typed.replace(/[\s()-]/g, ""))
      .pipe(z.string().regex(/^\+[0-9]{7,15}$/, problem("phone_malformed"))),
  ),
  purpose: z.enum(signingPurposes).default("signature"),
  /** Looked at where people sign in steps; those of one step sign at the same time. */
  step: z.number().int().min(1).max(mostSigners).default(1),
  methods: z.array(z.enum(signingMethods)).min(1, problem("methods_missing")).default(["smartid", "mobile"]),
});

/** What *Send* takes: who signs, and in which language the signing page speaks. */
export const newSigning = z
  .strictObject({
    documentId: z.string(),
    language: z.enum(languages).default("en"),
    /** Goes on from what some had signed in the signing before, so that their signatures stay. */
    keepSignatures: z.boolean().default(false),
    order: z.enum(signingOrders).default("at_once"),
    /** The last day on which people can sign. */
    deadline: optional(z.iso.date(problem("date_malformed"))),
    /** How often whoever is to sign is reminded by mail. */
    remindEveryDays: z.number().int().min(1).max(mostReminderDays).optional(),
    message: optional(z.string().trim().max(2000, problem("text_too_long"))),
    signers: z
      .array(newSigner)
      .min(1, problem("signers_missing"))
      .max(mostSigners, problem("too_many_signers")),
  })
  .superRefine(({ signers }, context) => {
    const seen = new Set<string>();
    signers.forEach(({ email }, index) => {
      if (seen.has(email))
        context.addIssue({
          code: "custom",
          path: ["signers", index, "email"],
          message: problem("email_repeated"),
        });
      seen.add(email);
    });
  });

export type NewSigner = z.output<typeof newSigner>;
export type NewSigning = z.output<typeof newSigning>;
export type NewSigningInput = z.input<typeof newSigning>;
