import { z } from "zod";
import { problem } from "../request/input-problem";
import { minPasswordLength } from "./password-length";
import { signerCountries } from "./countries";

/** The fields of a person, shared by all forms. */

/** Treats an empty field as missing. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema.optional(),
  );

export const country = z.enum(signerCountries, problem("country_unknown"));

/** Digits and signs in their plain form, without blanks and invisible characters. */
const compact = (typed: string) =>
  typed
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .replace(/[\p{Pd}\u2212]/gu, "-");

/** A dash is part of Latvian codes (a day, a month, then five digits) and of Nordic ones (six digits, then four). */
const codeWithDash = /^(?:(?:0[1-9]|[12]\d|3[0-2])\d{4}-\d{5}|\d{6}-[\dA-Z]{4})$/i;

export const personalCode = z
  .string()
  .transform(compact)
  .transform((code) => (codeWithDash.test(code) ? code : code.replaceAll("-", "")))
  .pipe(z.string().regex(/^[0-9A-Za-z+-]{6,20}$/, problem("personal_code_malformed")));

export const phone = z
  .string()
  .transform((typed) =>
    compact(typed)
      .replace(/[()[\].-]/g, "")
      .replace(/^00/, "+"),
  )
  .pipe(z.string().regex(/^\+[0-9]{7,15}$/, problem("phone_malformed")));

export const newPassword = z
  .string()
  .min(minPasswordLength, problem("password_too_short"))
  .max(1024, problem("password_too_long"));
