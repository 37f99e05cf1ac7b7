import { z } from "zod";
import { problem } from "../request/input-problem";

/**
 * Line breaks and other control characters, and whatever is invisible or changes the direction of the text around it:
 * a name with one reads differently than it is written.
 */
const unreadable =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\u2800]/u;
const letter = /[\p{L}\p{N}]/u;

/** Whether a name or a part of one can be read as it is written. */
export const isReadableName = (text: string): boolean => !unreadable.test(text);

const nameText = z
  .string()
  .trim()
  .max(100, problem("name_too_long"))
  .refine(isReadableName, problem("name_unreadable"));

/** A name, or the only one that a person has. */
export const personName = nameText
  .min(1, problem("name_missing"))
  .refine((name) => name === "" || letter.test(name), problem("name_unreadable"));

/** A surname; empty for people who have one name only. */
export const personSurname = nameText.default("");

/** A name of somebody who may still enter it. */
export const unknownName = nameText.default("");
