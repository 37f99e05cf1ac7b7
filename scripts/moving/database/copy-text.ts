import type { MovedColumn } from "./moved-tables";

// Rows in the text format of PostgreSQL's COPY, one a line, byte by byte as the server writes them: so they can be sent
// to it, and compared with what it holds (https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2).

/** PostgreSQL stores every character but this one. Text with it was shown as if it were not there. */
const refused = "\0";
const replacement = "\ufffd";

const escapes: Record<string, string> = {
  ...{ "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v" },
};

const escaped = (text: string) => text.replace(/[\\\b\f\n\r\t\v]/g, (character) => escapes[character] ?? "");

/** A value of SQLite, as better-sqlite3 returns it. */
export type StoredValue = string | number | Buffer | null;

/** @throws TypeError for a value that its column cannot hold in PostgreSQL */
function copyField(value: StoredValue, { name, kind }: MovedColumn): string {
  if (value === null) return "\\N";
  if (kind === "text" && typeof value === "string") return escaped(value.replaceAll(refused, replacement));
  if (kind === "integer" && Number.isSafeInteger(value)) return String(value);
  if (kind === "flag" && typeof value === "number") return value ? "t" : "f";
  if (kind === "bytes" && Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  throw new TypeError(`${name} has a value of another kind than ${kind}`);
}

/** Whether a row has text that cannot be kept as it is. */
export const hasRefusedText = (row: StoredValue[]): boolean =>
  row.some((value) => typeof value === "string" && value.includes(refused));

export const copyLine = (row: StoredValue[], columns: MovedColumn[]): string =>
  `${columns.map((column, index) => copyField(row[index] ?? null, column)).join("\t")}\n`;
