import { z } from "zod";

/** A non-blank text on one line, without control characters. */
export const text = (maxLength = 255) =>
  z
    .string()
    .trim()
    .min(1, "This value should not be blank.")
    .max(maxLength)
    .regex(/^\P{Cc}*$/u, "Control characters are not allowed.");

/** An optional field. An empty value counts as absent, as in forms, and so does null, which SDKs send. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());

/** An http or https URL that the gateway will call. */
export const webAddress = () => z.url({ protocol: /^https?$/, error: "This is not an http or https URL." });
