import type { MovedColumn } from "./moved-tables";

// Rows in the text format of PostgreSQL's COPY, one per line, byte for byte as the server writes them, so that they can
// be sent to it and compared with its content (https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2).

/** The only character that PostgreSQL cannot store. Pages never showed it. */
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
  throw new TypeError(`${name} has a value that is not of the kind ${kind}`);
}

/** Whether a row has text that cannot be stored unchanged. */
export const hasRefusedText = (row: StoredValue[]): boolean =>
  row.some((value) => typeof value === "string" && value.includes(refused));

export const copyLine = (row: StoredValue[], columns: MovedColumn[]): string =>
  `${columns.map((column, index) => copyField(row[index] ?? null, column)).join("\t")}\n`;
