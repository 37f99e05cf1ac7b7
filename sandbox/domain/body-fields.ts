import { z } from "zod";

/** A text on one line that says something; control characters have no place in names. */
export const text = (maximum = 255) =>
  z
    .string()
    .trim()
    .min(1, "This value should not be blank.")
    .max(maximum)
    .regex(/^\P{Cc}*$/u, "Control characters are not allowed.");

/** A field that may be left out. Form bodies leave out by sending nothing, SDKs by sending null. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());

/** An address that the gateway is to call. */
export const webAddress = () => z.url({ protocol: /^https?$/, error: "This is not an http or https URL." });
