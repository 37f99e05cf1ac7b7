import type pg from "pg";

/** Everything in a database but rows: a test may add triggers, disable them, or rebuild an index. */
export const shapeQuery = `SELECT md5(string_agg(part, ' ' ORDER BY part)) AS shape FROM (
  SELECT concat('relation ', oid, relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat('column ', attrelid, attname) FROM pg_attribute
    WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
  UNION ALL SELECT concat('trigger ', oid, tgenabled) FROM pg_trigger
  UNION ALL SELECT concat('function ', oid) FROM pg_proc
  UNION ALL SELECT concat('schema ', oid) FROM pg_namespace WHERE nspname !~ '^pg_'
  UNION ALL SELECT concat('setting ', setconfig) FROM pg_db_role_setting
    WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
) AS parts (part)`;

/**
 * Describes the database of which tests get copies (db/testing/postgres-test-databases.ts), to compare and clear these.
 *
 * @param client on a database with all tables, in which migrations wrote no rows but their own
 * @returns `shape`: everything but rows, as a hash. `clearing`: statements that remove all rows and restart all sequences
 */
export async function describeDatabase(client: pg.Client): Promise<{ shape: string; clearing: string }> {
  const { rows } = await client.query<{ shape: string }>(shapeQuery);
  const { rows: statements } = await client.query<{ statement: string }>(
    `SELECT format('DELETE FROM %I;', tablename) AS statement FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '__drizzle_migrations'
     UNION ALL SELECT format('ALTER SEQUENCE %I RESTART;', sequencename) FROM pg_sequences
     WHERE schemaname = 'public'`,
  );
  return {
    shape: rows[0]?.shape ?? "",
    // As a replica, without triggers and foreign keys.
    clearing: `BEGIN; SET LOCAL session_replication_role = replica;
      ${statements.map(({ statement }) => statement).join(" ")} COMMIT;`,
  };
}
