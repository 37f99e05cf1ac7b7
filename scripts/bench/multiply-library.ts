import type pg from "pg";
import { installPostgresLibraryIndex, removePostgresLibraryIndex } from "@/db/engines/postgres-library-index";
import { statusesWaitingFor } from "@/lib/domain/signing/signing-status";
import { dayMs } from "@/lib/domain/time/durations";

type CopiedTable = {
  name: string;
  /** The column with the document or signing that a row belongs to. */
  of: string;
  /** The columns with ids of copied rows. */
  ids: string[];
};

const tables: CopiedTable[] = [
  { name: "documents", of: "id", ids: ["id"] },
  { name: "files", of: "document_id", ids: ["id", "document_id"] },
  {
    name: "signings",
    of: "document_id",
    ids: ["id", "document_id", "partial_file_id", "signed_file_id"],
  },
  { name: "signing_files", of: "signing_id", ids: ["signing_id", "file_id"] },
  { name: "signers", of: "signing_id", ids: ["id", "signing_id", "replaces_id"] },
  { name: "document_tags", of: "document_id", ids: ["document_id"] },
];

const yearMs = 365 * dayMs;

/**
 * Adds copies of documents whose signing is over, each a year older than the one before, with their files, signings,
 * signers and tags, until there are about as many documents as asked. The audit log stays as it is. Then it builds the library
 * index.
 */
export async function multiplyLibrary(client: pg.Client, documentCount: number): Promise<void> {
  await removePostgresLibraryIndex(client);
  await client.query("SET session_replication_role = replica"); // no triggers, and no search for referenced rows
  const years = await chooseDocuments(client, documentCount);
  for (const { name, of, ids } of tables) {
    const { rows } = await client.query<{ column: string }>(
      `SELECT column_name AS column FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = $1`,
      [name],
    );
    const columns = rows.map(({ column }) => column);
    const values = columns.map((column) => {
      if (ids.includes(column)) return `${name}.${column} || 'y' || year`;
      return column.endsWith("_at") ? `${name}.${column} - year * ${yearMs}::bigint` : `${name}.${column}`;
    });
    await client.query(
      `INSERT INTO ${name} (${columns.join(", ")}) SELECT ${values.join(", ")}
       FROM ${name} JOIN chosen ON chosen.id = ${name}.${of} CROSS JOIN generate_series(1, ${years}) AS year`,
    );
    await client.query(`ANALYZE ${name}`);
  }
  await client.query("SET session_replication_role = origin");
  await installPostgresLibraryIndex(client);
}

/**
 * Notes the ids of the documents to copy, and of their signings, in a temporary table.
 *
 * @returns how often each must be copied
 */
async function chooseDocuments(client: pg.Client, documentCount: number): Promise<number> {
  const over = statusesWaitingFor("nobody");
  const { rows } = await client.query<{ all: string; over: string }>(
    `SELECT count(*) AS all, count(*) FILTER (WHERE status = ANY($1)) AS over FROM documents`,
    [over],
  );
  const missing = documentCount - Number(rows[0]?.all);
  const years = Math.ceil(missing / Number(rows[0]?.over));
  await client.query('CREATE TEMPORARY TABLE chosen (id text COLLATE "C" PRIMARY KEY)');
  await client.query(
    "INSERT INTO chosen SELECT id FROM documents WHERE status = ANY($1) ORDER BY id LIMIT $2",
    [over, Math.floor(missing / years)],
  );
  await client.query(
    "INSERT INTO chosen SELECT signings.id FROM signings JOIN chosen ON chosen.id = signings.document_id",
  );
  return years;
}
