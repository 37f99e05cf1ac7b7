import type Database from "better-sqlite3";
import { libraryIndexSql } from "./library-index-sql";

/**
 * Brings the full-text index and the triggers that keep the library up to date with the code, and fills them anew where
 * they were not what they are now: after an update of the portal, or a migration that made a table anew, which
 * drops its triggers. Costs one query where nothing changed.
 *
 * @param connection one that writes, outside a transaction
 */
export function installLibraryIndex(connection: Database.Database): void {
  if (isInstalled(connection)) return;
  connection.transaction(() => {
    removeLibraryIndex(connection);
    connection.exec("DELETE FROM library_entries");
    for (const statement of libraryIndexSql.values()) connection.exec(statement);
    connection.exec("INSERT INTO library_refresh (document_id) SELECT id FROM documents ORDER BY updated_at");
  })();
}

/**
 * Takes the full-text index and the triggers out, for whoever makes tables anew or writes a hundred thousand documents
 * at once. They come back with `installLibraryIndex`.
 */
export function removeLibraryIndex(connection: Database.Database): void {
  for (const { type, name } of installed(connection)) connection.exec(`DROP ${type} ${name}`);
}

function isInstalled(connection: Database.Database): boolean {
  const present = new Map(installed(connection).map(({ name, sql }) => [name, sql]));
  return [...libraryIndexSql].every(([name, sql]) => present.get(name) === sql);
}

type SchemaRow = { type: "table" | "view" | "trigger"; name: string; sql: string };

/** Triggers come first: what they write to must be there while they are. */
function installed(connection: Database.Database): SchemaRow[] {
  const rows = connection.prepare(
    `SELECT type, name, sql FROM sqlite_schema
     WHERE name = 'document_search' OR type IN ('trigger', 'view') AND name LIKE 'library\\_%' ESCAPE '\\'
     ORDER BY type = 'trigger' DESC`,
  );
  return rows.all() as SchemaRow[];
}
