import { z } from "zod";
import { problem } from "../request/input-problem";
import { minPasswordLength } from "./password-length";
import { signerCountries } from "./countries";

/** The fields of a person, shared by all forms. */

export const personName = (missing: "name_missing" | "surname_missing") =>
  z.string().trim().min(1, problem(missing)).max(100, problem("name_too_long"));

export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email(problem("email_malformed")).max(254, problem("email_malformed")));

/** Treats an empty field as missing. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema.optional(),
  );

export const country = z.enum(signerCountries, problem("country_unknown"));

export const personalCode = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z+-]{6,20}$/, problem("personal_code_malformed"));

export const phone = z
  .string()
  .transform((typed) => typed.replace(/[\s()-]/g, ""))
  .pipe(z.string().regex(/^\+[0-9]{7,15}$/, problem("phone_malformed")));

export const newPassword = z
  .string()
  .min(minPasswordLength, problem("password_too_short"))
  .max(1024, problem("password_too_long"));
