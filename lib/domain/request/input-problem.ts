import type { z } from "zod";

/** Every problem that a form field can have. The texts are in messages, under "problems". */
const inputProblems = [
  "invalid",
  "name_missing",
  "name_too_long",
  "name_unreadable",
  "text_too_long",
  "reason_missing",
  "cancel_reason_missing",
  "close_reason_missing",
  "accept_reason_missing",
  "email_malformed",
  "country_unknown",
  "personal_code_malformed",
  "phone_malformed",
  "methods_missing",
  "signers_missing",
  "too_many_signers",
  "email_repeated",
  "date_malformed",
  "file_name_missing",
  "file_name_repeated",
  "document_name_missing",
  "tag_missing",
  "password_too_short",
  "password_too_long",
  "number_malformed",
  "number_too_small",
  "number_too_large",
  "color_malformed",
  "color_too_light",
  "time_zone_unknown",
] as const;

export type InputProblem = (typeof inputProblems)[number];

/** Names a problem where zod takes a message, so that a problem without a text is a type error. */
export const problem = (name: InputProblem): string => name;

/** A problem with one field. `field` is its path: "signers.0.email". */
export type FieldIssue = { field: string; problem: InputProblem; limit?: number };

/** Converts an issue of zod. One that no schema of ours named is "invalid": zod's own messages are not for users. */
export function fieldIssue(issue: z.core.$ZodIssue): FieldIssue {
  const named = inputProblems.find((each) => each === issue.message);
  return { field: issue.path.join("."), problem: named ?? "invalid", ...limitOf(issue) };
}

function limitOf(issue: z.core.$ZodIssue): { limit?: number } {
  if (issue.code === "too_small") return { limit: Number(issue.minimum) };
  return issue.code === "too_big" ? { limit: Number(issue.maximum) } : {};
}
