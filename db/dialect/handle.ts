import type { SQL } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { engine } from "./engine";

/** What repositories read from: a connection for reading or the current transaction. */
export type Handle = Omit<NodePgDatabase, "execute" | "transaction" | "$client" | "query" | "_">;

declare const inTransaction: unique symbol;

/** A handle inside a transaction. Only `db.write` creates one, so only its callback can write. */
export type Tx = Handle & { readonly [inTransaction]: true };

export type Db = {
  read: Handle;
  /**
   * Runs `work` in a transaction, one at a time in all portals, so that what it reads stays true until its commit. Keep
   * it to a few statements, and never wait in it for anything but the database.
   *
   * @returns the result of `work`, once it is committed
   * @throws what `work` throws, after the rollback; an Error if called inside another `write`
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Like `write`, but on PostgreSQL it runs concurrently with other transactions of its kind, never with a `write`.
   * `work` must base its decisions on rows that its first statement locks, by an UPDATE of its claim or by `locked`. It
   * must append to the audit log last, because appending waits for others. It is retried after a deadlock, so it must
   * change nothing but the database.
   */
  writeConcurrently<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls `listener` after every commit of this process that changed rows, in the async context in which it was added,
   * so that what it starts does not belong to the request that committed. On PostgreSQL it is also called after commits
   * of other portals, and after a reconnection even without a commit. Errors that it throws are only logged.
   *
   * @returns a function that removes the listener
   */
  onCommit(listener: () => void): () => void;
  close(): Promise<void>;
};

type RawHandle = { all<Row>(query: SQL): Row[]; execute(query: SQL): Promise<{ rows: unknown[] }> };

/** The rows of a query that the query builder cannot express. Names of columns are not mapped. */
export async function rowsOf<Row>(handle: Handle, query: SQL): Promise<Row[]> {
  const raw = handle as unknown as RawHandle;
  return engine === "postgres" ? ((await raw.execute(query)).rows as Row[]) : raw.all<Row>(query);
}

/** Runs a statement that the query builder cannot express. */
export async function execute(tx: Tx, statement: SQL): Promise<void> {
  const raw = tx as unknown as RawHandle & { run(query: SQL): void };
  if (engine === "postgres") await raw.execute(statement);
  else raw.run(statement);
}
