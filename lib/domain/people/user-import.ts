import type { UserRole } from "./user-role";

/** "ready": the file was read and is previewed; no account has been created yet. */
export const importStates = ["ready", "running", "cancelled", "done"] as const;

export type ImportState = (typeof importStates)[number];

/** What can be wrong with a row. The texts are in messages, under "importProblems". */
export type RowProblem =
  | "email_missing"
  | "email_malformed"
  | "email_repeated"
  | "email_taken"
  | "name_too_long"
  | "name_unreadable"
  | "role_unknown"
  | "letters_unreadable"
  | "columns_wrong";

/** The result of a row: "taken" if the address got an account after the preview. */
export const rowOutcomes = ["created", "taken"] as const;

/** One person in the file. `line` is the line number in the file, counted from 1 and including the headings. */
export type ImportRow = {
  line: number;
  email: string;
  name: string;
  surname: string;
  role: UserRole;
  problems: RowProblem[];
};

export const maxImportBytes = 5_000_000;
export const maxImportRows = 10_000;
