import type pg from "pg";
import { installPostgresLibraryIndex, removePostgresLibraryIndex } from "@/db/engines/postgres-library-index";
import { dayMs } from "@/lib/domain/time/durations";

/** The tables of documents, each with its columns that hold ids of documents and what belongs to them. */
const idsIn: Record<string, string[]> = {
  documents: ["id"],
  files: ["id", "document_id"],
  signings: ["id", "document_id", "partial_file_id", "signed_file_id"],
  signing_files: ["signing_id", "file_id"],
  signers: ["id", "signing_id", "replaces_id"],
  document_tags: ["document_id"],
};

const yearMs = 365 * dayMs;

/** Nothing of a copy becomes due because it is older. */
const notShifted = ["due_at", "deadline_at"];

/**
 * Copies all documents of a database, each copy a year older than the one before, with their files, signings, signers and
 * tags. The audit log stays as it is. Then it builds the library index.
 *
 * @param times how many documents there are for each one in the end
 */
export async function multiplyLibrary(client: pg.Client, times: number): Promise<void> {
  await removePostgresLibraryIndex(client);
  await client.query("SET session_replication_role = replica"); // no triggers, and no search for referenced rows
  for (const table of Object.keys(idsIn)) {
    const { rows } = await client.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1",
      [table],
    );
    const columns = rows.map(({ name }) => name);
    await client.query(
      `INSERT INTO ${table} (${columns.join(", ")})
       SELECT ${columns.map((column) => copied(table, column)).join(", ")}
       FROM ${table} CROSS JOIN generate_series(1, ${times - 1}) AS years`,
    );
    await client.query(`ANALYZE ${table}`);
  }
  await client.query("SET session_replication_role = origin");
  await installPostgresLibraryIndex(client);
}

function copied(table: string, column: string): string {
  if (idsIn[table]?.includes(column)) return `${table}.${column} || 'y' || years`;
  if (column.endsWith("_at") && !notShifted.includes(column))
    return `${table}.${column} - years * ${yearMs}::bigint`;
  return `${table}.${column}`;
}
