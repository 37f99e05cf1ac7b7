import { z } from "zod";
import { problem } from "../request/input-problem";
import { gatewayRetentionDays } from "../gateway/retention";
import { defaultLanguage, languages } from "../text/language";
import { emailAddress } from "../people/email-address";
import { country, optional, personalCode, phone } from "../people/person-fields";
import { personName, personSurname } from "../people/person-name";
import { signingMethods, signingPurposes } from "./signing-options";
import { signingOrders } from "./signing-order";

/** A PDF carries at most 40 signatures (the gateway's limit). */
export const maxSigners = 40;

/** No signing outlasts the gateway's retention, so reminders that are further apart would never go out. */
export const maxReminderDays = gatewayRetentionDays - 1;

/** One person who is asked to sign, as entered in the form. */
export const newSigner = z.strictObject({
  name: personName,
  surname: personSurname,
  email: emailAddress,
  country: optional(country),
  personalCode: optional(personalCode),
  phone: optional(phone),
  purpose: z.enum(signingPurposes).default("signature"),
  /** Used only if people sign in steps; those with the same step sign at the same time. */
  step: z.number().int().min(1).max(maxSigners).default(1),
  methods: z.array(z.enum(signingMethods)).min(1, problem("methods_missing")).default(["smartid", "mobile"]),
});

/** The input of *Send*: who signs, in which order and until when, and the language of the signing page. */
export const newSigning = z
  .strictObject({
    documentId: z.string(),
    language: z.enum(languages).default(defaultLanguage),
    /** Continues from the partly signed file of the previous signing, so that its signatures stay. */
    keepSignatures: z.boolean().default(false),
    order: z.enum(signingOrders).default("at_once"),
    /** The last day on which people can sign. */
    deadline: optional(z.iso.date(problem("date_malformed"))),
    /** The interval of automatic reminders by mail. */
    remindEveryDays: z.number().int().min(1).max(maxReminderDays).optional(),
    message: optional(z.string().trim().max(2000, problem("text_too_long"))),
    signers: z
      .array(newSigner)
      .min(1, problem("signers_missing"))
      .max(maxSigners, problem("too_many_signers")),
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
