import type Database from "better-sqlite3";
import { libraryCauses, triggerOf } from "./library-index-causes";
import { entryColumns, firstId, libraryIndexSql } from "./library-index-sql";

const lastId = `(SELECT max(id) FROM library_entries WHERE id >= ${firstId} AND id < ${firstId} + 1048576)`;

// Inside the triggers, NEW.document_id is the document whose rows are rewritten. SQLite does not reorder a cross join:
// it goes from the document to its few signers, not from a user, who may be a signer of a hundred thousand documents.
const { entries, texts } = libraryIndexSql({
  document: "NEW.document_id",
  orderedJoin: "CROSS JOIN",
  lateral: "",
  joinTexts: "group_concat",
  hexOf: (text) => `lower(hex(${text}))`,
  entryId: `coalesce(${lastId}, ${firstId}) + row_number() OVER (ORDER BY viewer.user_id)`,
});

const writeEntries = `
  INSERT INTO library_entries (${entryColumns})${entries};`;

const writeSearchRows = `
  INSERT INTO document_search (rowid, name, files, people, tags, message, facets)
  SELECT entry.id, ${texts.name}, ${texts.files}, ${texts.people}, ${texts.tags}, ${texts.message}, ${texts.facets}
  FROM library_entries AS entry
    JOIN documents AS document ON document.id = entry.document_id
    JOIN users AS owner ON owner.id = document.owner_id
  WHERE entry.document_id = NEW.document_id;`;

const triggers = libraryCauses.map((cause): [string, string] => {
  const { name, event, condition, row } = triggerOf(cause);
  return [
    name,
    `CREATE TRIGGER ${name} AFTER ${event} ON ${cause.table}${condition ? `\nWHEN ${condition}` : ""} BEGIN
  INSERT INTO library_refresh (document_id) ${cause.documents(row)};
END`,
  ];
});

/** The objects that maintain the index, by name, in the order in which they can be created. */
export const indexObjects: ReadonlyMap<string, string> = new Map([
  [
    "document_search",
    `CREATE VIRTUAL TABLE document_search USING fts5(
  name, files, people, tags, message, facets,
  content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
)`,
  ],
  // Inserting a document's id here rewrites its rows. It is a view because SQLite has no stored procedures.
  ["library_refresh", "CREATE VIEW library_refresh AS SELECT '' AS document_id"],
  [
    "library_refresh_insert",
    `CREATE TRIGGER library_refresh_insert INSTEAD OF INSERT ON library_refresh BEGIN
  DELETE FROM library_entries WHERE document_id = NEW.document_id;${writeEntries}${writeSearchRows}
END`,
  ],
  [
    "library_entries_delete",
    `CREATE TRIGGER library_entries_delete AFTER DELETE ON library_entries BEGIN
  DELETE FROM document_search WHERE rowid = OLD.id;
END`,
  ],
  ...triggers,
]);

/**
 * Installs the full-text index and the triggers of the library, and rebuilds the index if their SQL has changed: after
 * an update of the portal, or a migration that rebuilt a table, which drops its triggers. Costs one query if nothing
 * has changed.
 *
 * @param connection a writable connection, outside a transaction
 * @param onRebuild called with the number of documents before the index is rebuilt
 */
export function installLibraryIndex(
  connection: Database.Database,
  onRebuild: (documents: number) => void = () => {},
): void {
  if (isInstalled(connection)) return;
  onRebuild(Number(connection.prepare("SELECT count(*) FROM documents").pluck().get()));
  connection.transaction(() => {
    removeLibraryIndex(connection);
    connection.exec("DELETE FROM library_entries");
    for (const statement of indexObjects.values()) connection.exec(statement);
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
  return [...indexObjects].every(([name, sql]) => present.get(name) === sql);
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
