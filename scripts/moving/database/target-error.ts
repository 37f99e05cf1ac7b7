import type pg from "pg";
import { StartError } from "@/lib/base/start-error";

/** Messages of this class of SQLSTATE quote the value that is not valid. */
const dataException = "22";

/**
 * A sentence about a statement that PostgreSQL refused, without the values of rows, which are in its detail and context:
 * they would reach logs.
 */
export function targetError(cause: pg.DatabaseError): StartError {
  const { code = "", table, message } = cause;
  const place = table === undefined ? "" : ` of ${table}`;
  const reason = code.startsWith(dataException) ? "a value is not valid" : message;
  return new StartError(
    `PostgreSQL refused a statement of the migration${place} (SQLSTATE ${code}): ${reason.replace(/\.$/, "")}. Nothing was changed in SQLite.`,
    { cause },
  );
}
