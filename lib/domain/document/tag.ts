import { z } from "zod";
import { problem } from "../request/input-problem";

/** Maximum number of tags per document. */
export const maxTags = 20;

/** A tag as typed. */
export const tagName = z
  .string()
  .transform((name) => name.replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, problem("tag_missing")).max(40, problem("text_too_long")));
