import { statusesWaitingFor } from "@/lib/domain/signing/signing-status";

// The SQL of the library index: who sees a document, what it is found by, and which changes affect either. Inside the
// triggers, NEW.document_id is the document whose rows are rewritten. SQLite does not reorder a cross join: it goes
// from the document to its few signers, not from a user, who may be a signer of a hundred thousand documents.

const outStatuses = statusesWaitingFor("signers")
  .map((status) => `'${status}'`)
  .join(", ");

const latestSigning = "(SELECT max(id) FROM signings WHERE document_id = NEW.document_id)";

/** Who may see the document. Must match `visibleTo` (repositories/documents.ts), which guards single documents. */
const viewers = `
  SELECT owner_id AS user_id FROM documents WHERE id = NEW.document_id
  UNION
  SELECT user_id FROM signers
  WHERE signing_id = ${latestSigning}
    AND user_id IS NOT NULL AND sealed_token IS NOT NULL AND removed_at IS NULL
  UNION
  SELECT kept.user_id FROM signings CROSS JOIN signers AS kept ON kept.signing_id = signings.id
  WHERE signings.document_id = NEW.document_id AND signings.partial_file_id IS NOT NULL
    AND kept.user_id IS NOT NULL AND kept.signed_at IS NOT NULL
    AND EXISTS (
      SELECT 1 FROM signing_files JOIN files ON files.id = signing_files.file_id
      WHERE signing_files.signing_id = ${latestSigning} AND files.role = 'partial'
    )`;

/** Whether the viewer can sign now: the document is out, it is their turn, and they have not signed or declined. */
const isWaiting = `
  EXISTS (
    SELECT 1 FROM signings CROSS JOIN signers AS own ON own.signing_id = signings.id
    WHERE signings.document_id = NEW.document_id AND own.user_id = viewer.user_id
      AND signings.status IN (${outStatuses}) AND signings.cancel_asked_at IS NULL
      AND own.sealed_token IS NOT NULL AND own.signed_at IS NULL
      AND own.declined_at IS NULL AND own.withdrawn_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM signers AS earlier
        WHERE earlier.signing_id = own.signing_id AND earlier.step < own.step
          AND earlier.signed_at IS NULL AND earlier.removed_at IS NULL
      )
  )`;

/** Ids of one millisecond, which has room for 2^20 rows (schema/library-entries.ts). */
const firstId = "(document.updated_at << 20)";
const lastId = "(SELECT max(id) FROM library_entries WHERE id >= {first} AND id < {first} + 1048576)";
const baseId = `coalesce(${lastId.replaceAll("{first}", firstId)}, ${firstId})`;

const writeEntries = `
  INSERT INTO library_entries (id, user_id, document_id, is_own, is_waiting, status, sort_name, created_at)
  SELECT ${baseId} + row_number() OVER (ORDER BY viewer.user_id), viewer.user_id, document.id,
    document.owner_id = viewer.user_id, ${isWaiting}, document.status, document.sort_name, document.created_at
  FROM documents AS document JOIN (${viewers}) AS viewer
  WHERE document.id = NEW.document_id AND document.trashed_at IS NULL;`;

const isSigner = `signing_id = ${latestSigning} AND removed_at IS NULL`;
const token = (letter: string, value: string) => `'${letter}' || replace(${value}, '_', '')`;
const personToken = (email: string) => `'p' || lower(hex(lower(${email})))`;

/** Only the owner can search by tags and by signers' email addresses, which nobody else sees. */
const people = `
  owner.name || ' ' || owner.surname || ' ' || owner.email || coalesce(
    (SELECT ' ' || group_concat(name || ' ' || surname || CASE WHEN entry.is_own THEN ' ' || email ELSE '' END, ' ')
     FROM signers WHERE ${isSigner}), '')`;
const tagsOfOwner = (column: string) => `
  CASE WHEN entry.is_own THEN (
    SELECT group_concat(${column}, ' ') FROM document_tags JOIN tags ON tags.id = document_tags.tag_id
    WHERE document_tags.document_id = entry.document_id) END`;
const facets = `
  ${token("u", "entry.user_id")} || ' ' || ${token("s", "entry.status")}
    || CASE WHEN entry.is_waiting THEN ' waiting' ELSE '' END
    || CASE WHEN NOT entry.is_own THEN ' received' WHEN entry.status <> 'draft' THEN ' sent' ELSE '' END
    || CASE WHEN entry.is_own THEN ' everybody' ELSE '' END
    || ' ' || ${personToken("owner.email")}
    || CASE WHEN entry.is_own THEN coalesce(
        (SELECT ' ' || group_concat(${personToken("email")}, ' ') FROM signers WHERE ${isSigner}), '') ELSE '' END
    || coalesce(' ' || ${tagsOfOwner(token("t", "tags.id"))}, '')`;

const writeSearchRows = `
  INSERT INTO document_search (rowid, name, files, people, tags, message, facets)
  SELECT entry.id, document.name,
    (SELECT group_concat(name, ' ') FROM files WHERE document_id = entry.document_id AND role = 'source'),
    ${people}, ${tagsOfOwner("tags.name")}, (SELECT message FROM signings WHERE id = ${latestSigning}), ${facets}
  FROM library_entries AS entry
    JOIN documents AS document ON document.id = entry.document_id
    JOIN users AS owner ON owner.id = document.owner_id
  WHERE entry.document_id = NEW.document_id;`;

/** A change that affects the index: the table, the operation or the updated columns, and the documents concerned. */
type Cause = {
  on: "INSERT" | "DELETE" | readonly string[];
  table: string;
  documents: (row: string) => string;
};

const itself = (row: string) => `SELECT ${row}.id`;
const itsDocument = (row: string) => `SELECT ${row}.document_id`;
const ofSigning = (row: string) => `SELECT document_id FROM signings WHERE id = ${row}.signing_id`;
const ofTag = (row: string) => `SELECT document_id FROM document_tags WHERE tag_id = ${row}.id`;
const ofOwner = (row: string) => `SELECT id FROM documents WHERE owner_id = ${row}.id`;

const signingColumns = ["status", "cancel_asked_at", "partial_file_id", "message"];
const signerColumns = [
  ...["user_id", "name", "surname", "email", "step"],
  ...["sealed_token", "signed_at", "declined_at", "withdrawn_at", "removed_at"],
];
const documentColumns = ["owner_id", "name", "sort_name", "status", "created_at", "updated_at", "trashed_at"];

const causes: Cause[] = [
  { table: "documents", on: "INSERT", documents: itself },
  { table: "documents", on: documentColumns, documents: itself },
  { table: "files", on: "INSERT", documents: itsDocument },
  { table: "files", on: "DELETE", documents: itsDocument },
  { table: "files", on: ["name", "role"], documents: itsDocument },
  { table: "signings", on: "INSERT", documents: itsDocument },
  { table: "signings", on: "DELETE", documents: itsDocument },
  { table: "signings", on: signingColumns, documents: itsDocument },
  { table: "signing_files", on: "INSERT", documents: ofSigning },
  { table: "signers", on: "INSERT", documents: ofSigning },
  { table: "signers", on: "DELETE", documents: ofSigning },
  { table: "signers", on: signerColumns, documents: ofSigning },
  { table: "document_tags", on: "INSERT", documents: itsDocument },
  { table: "document_tags", on: "DELETE", documents: itsDocument },
  { table: "tags", on: ["name"], documents: ofTag },
  { table: "users", on: ["name", "surname", "email"], documents: ofOwner },
];

function triggerOf({ table, on, documents }: Cause): [string, string] {
  const isUpdate = typeof on !== "string";
  const name = `library_${table}_${isUpdate ? "update" : on.toLowerCase()}`;
  const event = isUpdate ? `UPDATE OF ${on.join(", ")}` : on;
  const when = isUpdate
    ? `\nWHEN ${on.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(" OR ")}`
    : "";
  const row = on === "DELETE" ? "OLD" : "NEW";
  return [
    name,
    `CREATE TRIGGER ${name} AFTER ${event} ON ${table}${when} BEGIN
  INSERT INTO library_refresh (document_id) ${documents(row)};
END`,
  ];
}

/** The objects that maintain the index, by name, in the order in which they can be created. */
export const libraryIndexSql: ReadonlyMap<string, string> = new Map([
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
  ...causes.map(triggerOf),
]);
