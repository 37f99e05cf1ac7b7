import { z } from "zod";
import { problem } from "../request/input-problem";
import { isReadable } from "../text/unreadable";

const letter = /[\p{L}\p{N}]/u;

const nameText = z
  .string()
  .trim()
  .max(100, problem("name_too_long"))
  .refine(isReadable, problem("name_unreadable"));

/** A name, or the only one that a person has. */
export const personName = nameText
  .min(1, problem("name_missing"))
  .refine((name) => name === "" || letter.test(name), problem("name_unreadable"));

/** A surname; empty for people who have one name only. */
export const personSurname = nameText.default("");

/** A name that may be missing, because its owner can enter it later. */
export const unknownName = nameText.default("");
