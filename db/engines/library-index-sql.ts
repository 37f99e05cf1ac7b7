import { statusesWaitingFor } from "@/lib/domain/signing/signing-status";

// The SQL of the library index that both engines share: who sees a document, the terms it is found by, and the changes
// that affect either.

/** Expressions that differ between the engines. */
export type IndexDialect = {
  /** The id of the document whose rows are rewritten. */
  document: string;
  /** A join that reads the tables in the given order. */
  orderedJoin: string;
  /** The keyword that lets a subquery refer to earlier tables of the same FROM. */
  lateral: string;
  /** The function that joins the texts of several rows, with a separator. */
  joinTexts: string;
  /** The bytes of a text as lowercase hex digits. */
  hexOf: (text: string) => string;
  /** The id of a row of `library_entries`, in the SELECT that writes it. */
  entryId: string;
};

const outStatuses = statusesWaitingFor("signers")
  .map((status) => `'${status}'`)
  .join(", ");

/** Ids of one millisecond, which has room for 2^20 rows (schema/library-entries.ts). */
export const firstId = "(document.updated_at << 20)";

/** The statements of one engine. */
export function libraryIndexSql(dialect: IndexDialect) {
  const latestSigning = `(SELECT max(id) FROM signings WHERE document_id = ${dialect.document})`;
  return { entries: entriesOf(dialect, latestSigning), texts: textsOf(dialect, latestSigning) };
}

/** Who may see the document. Must match `visibleTo` (repositories/documents.ts), which guards single documents. */
const viewersOf = ({ document, orderedJoin }: IndexDialect, latestSigning: string) => `
  SELECT owner_id AS user_id FROM documents WHERE id = ${document}
  UNION
  SELECT user_id FROM signers
  WHERE signing_id = ${latestSigning}
    AND user_id IS NOT NULL AND sealed_token IS NOT NULL AND removed_at IS NULL
  UNION
  SELECT kept.user_id FROM signings ${orderedJoin} signers AS kept ON kept.signing_id = signings.id
  WHERE signings.document_id = ${document} AND signings.partial_file_id IS NOT NULL
    AND kept.user_id IS NOT NULL AND kept.signed_at IS NOT NULL
    AND EXISTS (
      SELECT 1 FROM signing_files JOIN files ON files.id = signing_files.file_id
      WHERE signing_files.signing_id = ${latestSigning} AND files.role = 'partial'
    )`;

/** Whether the viewer can sign now: the document is out, it is their turn, and they have not signed or declined. */
const isWaiting = ({ document, orderedJoin }: IndexDialect) => `
  EXISTS (
    SELECT 1 FROM signings ${orderedJoin} signers AS own ON own.signing_id = signings.id
    WHERE signings.document_id = ${document} AND own.user_id = viewer.user_id
      AND signings.status IN (${outStatuses}) AND signings.cancel_asked_at IS NULL
      AND own.sealed_token IS NOT NULL AND own.signed_at IS NULL
      AND own.declined_at IS NULL AND own.withdrawn_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM signers AS earlier
        WHERE earlier.signing_id = own.signing_id AND earlier.step < own.step
          AND earlier.signed_at IS NULL AND earlier.removed_at IS NULL
      )
  )`;

/** The columns of an entry, in the order in which `entries` has them. */
export const entryColumns = "id, user_id, document_id, is_own, is_waiting, status, sort_name, created_at";

const entriesOf = (dialect: IndexDialect, latestSigning: string) => `
  SELECT ${dialect.entryId} AS id, viewer.user_id, document.id AS document_id,
    document.owner_id = viewer.user_id AS is_own, ${isWaiting(dialect)} AS is_waiting,
    document.status, document.sort_name, document.created_at
  FROM documents AS document CROSS JOIN ${dialect.lateral}(${viewersOf(dialect, latestSigning)}) AS viewer
  WHERE document.id = ${dialect.document} AND document.trashed_at IS NULL`;

const token = (letter: string, value: string) => `'${letter}' || replace(${value}, '_', '')`;

/**
 * The terms an entry is found by: texts, and facets, which are tokens of filters. Only the owner can search by tags and
 * by signers' email addresses, because nobody else sees them.
 */
function textsOf({ joinTexts, hexOf }: IndexDialect, latestSigning: string) {
  const isSigner = `signing_id = ${latestSigning} AND removed_at IS NULL`;
  const personToken = (email: string) => `'p' || ${hexOf(`lower(${email})`)}`;
  const tagsOfOwner = (column: string) => `
  CASE WHEN entry.is_own THEN (
    SELECT ${joinTexts}(${column}, ' ') FROM document_tags JOIN tags ON tags.id = document_tags.tag_id
    WHERE document_tags.document_id = entry.document_id) END`;
  return {
    name: "document.name",
    files: `(SELECT ${joinTexts}(name, ' ') FROM files WHERE document_id = entry.document_id AND role = 'source')`,
    people: `
  owner.name || ' ' || owner.surname || ' ' || owner.email || coalesce(
    (SELECT ' ' || ${joinTexts}(name || ' ' || surname || CASE WHEN entry.is_own THEN ' ' || email ELSE '' END, ' ')
     FROM signers WHERE ${isSigner}), '')`,
    tags: tagsOfOwner("tags.name"),
    message: `(SELECT message FROM signings WHERE id = ${latestSigning})`,
    facets: `
  ${token("u", "entry.user_id")} || ' ' || ${token("s", "entry.status")}
    || CASE WHEN entry.is_waiting THEN ' waiting' ELSE '' END
    || CASE WHEN NOT entry.is_own THEN ' received' WHEN entry.status <> 'draft' THEN ' sent' ELSE '' END
    || CASE WHEN entry.is_own THEN ' everybody' ELSE '' END
    || ' ' || ${personToken("owner.email")}
    || CASE WHEN entry.is_own THEN coalesce(
        (SELECT ' ' || ${joinTexts}(${personToken("email")}, ' ') FROM signers WHERE ${isSigner}), '') ELSE '' END
    || coalesce(' ' || ${tagsOfOwner(token("t", "tags.id"))}, '')`,
  };
}
