import pg from "pg";
import { DatabaseError } from "./database-error";

/**
 * Opens a connection outside the pools, for work that needs the same one throughout.
 *
 * @throws {DatabaseError} if the server does not answer within ten seconds
 */
export async function connectToPostgres(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on("error", () => {}); // the running query, or the next one, rejects as well
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || String((cause as { code?: string }).code) : "";
    throw new DatabaseError(`DATABASE_URL names a database that does not answer: ${reason}.`, { cause });
  }
}
