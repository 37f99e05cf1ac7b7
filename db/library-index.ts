import type Database from "better-sqlite3";
import { libraryIndexSql } from "./library-index-sql";

/**
 * Installs the full-text index and the triggers of the library, and rebuilds the index if their SQL has changed: after
 * an update of the portal, or a migration that rebuilt a table, which drops its triggers. Costs one query if nothing
 * has changed.
 *
 * @param connection a writable connection, outside a transaction
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
 * Removes the full-text index and the triggers before tables are rebuilt or filled in bulk. `installLibraryIndex`
 * restores them.
 */
export function removeLibraryIndex(connection: Database.Database): void {
  for (const { type, name } of installed(connection)) connection.exec(`DROP ${type} ${name}`);
}

function isInstalled(connection: Database.Database): boolean {
  const present = new Map(installed(connection).map(({ name, sql }) => [name, sql]));
  return [...libraryIndexSql].every(([name, sql]) => present.get(name) === sql);
}

type SchemaRow = { type: "table" | "view" | "trigger"; name: string; sql: string };

/** In dropping order: triggers come first, because the tables and views that they write to must outlast them. */
function installed(connection: Database.Database): SchemaRow[] {
  const rows = connection.prepare(
    `SELECT type, name, sql FROM sqlite_schema
     WHERE name = 'document_search' OR type IN ('trigger', 'view') AND name LIKE 'library\\_%' ESCAPE '\\'
     ORDER BY type = 'trigger' DESC`,
  );
  return rows.all() as SchemaRow[];
}
