import { createHash } from "node:crypto";
import type pg from "pg";
import { maxPrefix } from "../dialect/full-text";
import { locks } from "../dialect/locks";
import { libraryCauses, triggerOf } from "./library-index-causes";
import { entryColumns, firstId, libraryIndexSql } from "./library-index-sql";

/** The rows of one document, or of all of them. */
const indexSqlFor = (document: string) =>
  libraryIndexSql({
    document,
    orderedJoin: "JOIN",
    lateral: "LATERAL ",
    joinTexts: "string_agg",
    hexOf: (text) => `encode(convert_to(${text}, 'UTF8'), 'hex')`,
    entryId: `${firstId} + nextval('library_places') % 1048576`,
  });

/**
 * Every word of a text, prefixed with the letter of its source (db/dialect/full-text.ts). Long words are cut, because a
 * tsvector takes words of up to 2,046 bytes. No search term is as long as what remains.
 */
const wordsFrom = (letter: string, ...columns: string[]) => {
  const text = columns.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ");
  return `(SELECT array_agg('${letter}' || left(word, 500)) FROM string_to_table(library_words(${text}), ' ') AS word WHERE word <> '')`;
};

/** Writes the rows with their words, in list order: entries that are read together then lie together. */
function writeEntriesOf(document: string): string {
  const { entries } = indexSqlFor(document);
  const { texts } = indexSqlFor("entry.document_id");
  return `
  INSERT INTO library_entries (${entryColumns}, search_words)
  SELECT entry.*, array_to_tsvector(
    coalesce(${wordsFrom("a", texts.name, texts.people)}, '{}')
      || coalesce(${wordsFrom("b", texts.files, texts.message)}, '{}')
      || coalesce(${wordsFrom("c", texts.tags)}, '{}')
      || (SELECT array_agg('d' || token) FROM string_to_table(${texts.facets}, ' ') AS token))
  FROM (${entries}) AS entry
    JOIN documents AS document ON document.id = entry.document_id
    JOIN users AS owner ON owner.id = document.owner_id
  ORDER BY entry.id;`;
}

/**
 * Folds letters as `foldLetters` does (lib/domain/text/fold-letters.ts) and separates words by spaces, independently of
 * the database's collation.
 */
const foldWords = `CREATE FUNCTION library_words(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    replace(replace(replace(replace(
      translate(
        lower(regexp_replace(normalize($1, NFKD), '[\\u0300-\\u036f]', '', 'g') COLLATE "und-x-icu"),
        'łđðøı', 'lddoi'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') COLLATE "und-x-icu",
    '[^[:alnum:]]+', ' ', 'g')
$$`;

/**
 * The tokens of a row in the index: its facets, and all prefixes of its words. PostgreSQL reads only what it needs of the
 * list of a token, but for a prefix in a query it first collects the lists of all tokens that begin with it. The cost
 * keeps the planner from testing rows one by one.
 */
const prefixes = `CREATE FUNCTION library_prefixes(tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
  SELECT array_to_tsvector(array(
    SELECT CASE WHEN left(token, 1) = 'd' OR size > ${maxPrefix} THEN token ELSE left(token, 1 + size) END
    FROM unnest(tsvector_to_array($1)) AS token,
      generate_series(1, CASE WHEN left(token, 1) = 'd' THEN 1 ELSE least(length(token) - 1, ${maxPrefix} + 1) END) AS size))
$$`;

/**
 * A document's rows are rewritten once at the end of a transaction, even if several statements affect it. Its row in
 * library_stale also makes a second transaction that affects it wait for the first.
 */
const refresh = [
  "CREATE TABLE library_stale (document_id text PRIMARY KEY)",
  `CREATE FUNCTION library_refresh(the_document text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM library_entries WHERE document_id = the_document;${writeEntriesOf("the_document")}
END $$`,
  `CREATE FUNCTION library_refresh_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM library_stale WHERE document_id = NEW.document_id;
  PERFORM library_refresh(NEW.document_id);
  RETURN NULL;
END $$`,
  `CREATE CONSTRAINT TRIGGER library_stale_insert AFTER INSERT ON library_stale
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION library_refresh_stale()`,
];

const triggers = libraryCauses.flatMap((cause) => {
  const { name, event, condition, row } = triggerOf(cause);
  return [
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO library_stale (document_id) ${cause.documents(row)} ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$`,
    `CREATE TRIGGER ${name} AFTER ${event} ON ${cause.table}
FOR EACH ROW ${condition ? `WHEN (${condition}) ` : ""}EXECUTE FUNCTION ${name}()`,
  ];
});

const statements = [
  "CREATE SEQUENCE IF NOT EXISTS library_places MINVALUE 0 START 0",
  "ALTER TABLE library_entries ADD COLUMN search_words tsvector",
  foldWords,
  prefixes,
  ...refresh,
  ...triggers,
];

/**
 * Writes the rows of all documents and then creates the index of their words, which is much faster than indexing row by
 * row. The index collects new rows in a pending list, which every search reads, so the list is kept short.
 */
const fill = [
  writeEntriesOf("document.id"),
  "CREATE INDEX library_entries_words ON library_entries USING gin (library_prefixes(search_words)) WITH (gin_pending_list_limit = 256)",
  // Statistics would take the tokens of thousands of rows each time, and would decide nothing.
  "ALTER INDEX library_entries_words ALTER COLUMN 1 SET STATISTICS 0",
  "ANALYZE library_entries",
];

const version = createHash("sha256")
  .update([...statements, ...fill].join("\n"))
  .digest("hex");

/**
 * Installs the full-text index and the triggers of the library, and rebuilds the index if their SQL has changed: a
 * comment on the index holds the version. Costs one query if nothing has changed.
 *
 * @param client outside a transaction
 * @param onRebuild called with the number of documents before the index is rebuilt
 */
export async function installPostgresLibraryIndex(
  client: pg.Client,
  onRebuild: (documents: number) => void = () => {},
): Promise<void> {
  const { rows } = await client.query<{ version: string | null }>(
    "SELECT obj_description(to_regclass('library_entries_words')) AS version",
  );
  if (rows[0]?.version === version) return;
  // Portals of the previous version wait for this lock. Otherwise they would lock the tables in another order.
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${locks.writing})`);
  await removePostgresLibraryIndex(client);
  const counted = await client.query<{ documents: number }>(
    "SELECT count(*)::int AS documents FROM documents",
  );
  onRebuild(counted.rows[0]?.documents ?? 0);
  await client.query("DELETE FROM library_entries");
  for (const statement of [...statements, ...fill]) await client.query(statement);
  await client.query(`COMMENT ON INDEX library_entries_words IS '${version}'`);
  await client.query("COMMIT");
}

/** Removes the index and the triggers, before tables are filled in bulk. */
export async function removePostgresLibraryIndex(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regprocedure::text AS name FROM pg_proc
     WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'library\\_%'`,
  );
  for (const { name } of rows) await client.query(`DROP FUNCTION IF EXISTS ${name} CASCADE`);
  await client.query("DROP TABLE IF EXISTS library_stale");
  await client.query("ALTER TABLE library_entries DROP COLUMN IF EXISTS search_words");
}
