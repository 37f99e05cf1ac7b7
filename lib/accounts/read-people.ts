import { emailAddress, normalAddress } from "@/lib/domain/people/email-address";
import { isReadable } from "@/lib/domain/text/unreadable";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { type ImportRow, maxImportRows, type RowProblem } from "@/lib/domain/people/user-import";
import { type UserRole, userRoles } from "@/lib/domain/people/user-role";
import { CsvFault, type CsvRow, readCsv } from "@/lib/base/csv/read-csv";

/** Headings of the columns, in any order; other columns are ignored. */
const headings = {
  email: ["email", "e-mail"],
  name: ["name", "first name"],
  surname: ["surname", "last name"],
  role: ["role"],
} as const;

type Field = keyof typeof headings;

/**
 * Reads the people of a CSV file, each with the problems of their row.
 *
 * @throws {UserFacingError} if the file is not CSV, has no email column or is too long
 */
export function readPeople(bytes: Uint8Array): ImportRow[] {
  const [head, ...rows] = rowsOf(bytes);
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const indexOf = (field: Field) =>
    columns.findIndex((column) => headings[field].some((heading) => heading === column));
  if (indexOf("email") < 0) throw new UserFacingError({ code: "import_no_email" });
  if (rows.length > maxImportRows)
    throw new UserFacingError({ code: "import_too_long", values: { max: maxImportRows } });
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const cell = (field: Field) => cells[indexOf(field)]?.trim() ?? "";
    const person = {
      email: normalAddress(cell("email")),
      name: cell("name"),
      surname: cell("surname"),
      role: cell("role").toLowerCase(),
    };
    const problems = problemsOf(person, seen);
    if (cells.length > columns.length) problems.push("columns_wrong");
    seen.add(person.email);
    return { ...person, line, role: roleOf(person.role) ?? "user", problems };
  });
}

function rowsOf(bytes: Uint8Array): CsvRow[] {
  try {
    // The headings, and one row too many.
    return readCsv(bytes, maxImportRows + 2);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    throw new UserFacingError({ code: "import_not_csv", values: { line: error.line } }, { cause: error });
  }
}

type RawPerson = { email: string; name: string; surname: string; role: string };

function problemsOf({ email, name, surname, role }: RawPerson, seen: Set<string>): RowProblem[] {
  const found: [RowProblem, boolean][] = [
    ["email_missing", email === ""],
    ["email_malformed", email !== "" && !emailAddress.safeParse(email).success],
    ["email_repeated", email !== "" && seen.has(email)],
    ["name_too_long", name.length > 100 || surname.length > 100],
    ["name_unreadable", !isReadable(name) || !isReadable(surname)],
    ["role_unknown", role !== "" && roleOf(role) === undefined],
    ["letters_unreadable", /\ufffd/.test(email + name + surname)],
  ];
  return found.filter(([, applies]) => applies).map(([problem]) => problem);
}

const roleOf = (text: string): UserRole | undefined => userRoles.find((role) => role === text);
