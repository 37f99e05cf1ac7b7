import type { UserRole } from "./user-role";

/** "ready": read and shown, no account is created yet. */
export const importStates = ["ready", "running", "cancelled", "done"] as const;

export type ImportState = (typeof importStates)[number];

/** What can be wrong with a row. The words are in messages, under "importProblems". */
export type RowProblem =
  | "email_missing"
  | "email_malformed"
  | "email_repeated"
  | "email_taken"
  | "name_too_long"
  | "role_unknown"
  | "letters_unreadable"
  | "columns_wrong";

/** The result of a row: "taken" if the address got an account after the preview. */
export const rowOutcomes = ["created", "taken"] as const;

/** One person of the file. `line` is that of the file, counted from 1, headings included. */
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
