import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { log } from "@/lib/base/log";
import { queryRedacted, RedactingClient } from "./postgres-client";

/** Enough for requests that mostly wait for one writer, and few enough that three portals fit a small server. */
const maxConnections = 10;

/** Under load: its two pools, the listener and the lock. docs/scale.md tells operators. */
export const maxPortalConnections = 2 * maxConnections + 2;

/**
 * A portal that is suspended in a transaction keeps its locks, so the server ends its connection before those that wait
 * for a lock give up. Other transactions are never idle for long, because they wait for nothing but the database.
 */
const timeouts = {
  statement_timeout: "60s",
  lock_timeout: "30s",
  idle_in_transaction_session_timeout: "10s",
};

/**
 * JIT compilation, or starting parallel workers, takes longer than any of the portal's queries. With less memory, bitmap
 * scans become lossy.
 */
const planning = { jit: "off", max_parallel_workers_per_gather: "0", work_mem: "16MB" };

/** A restart of the server takes seconds. Nothing was sent yet, so retrying is safe. */
const retryDelaysMs = [50, 100, 250, 500, 1_000, 2_000, 4_000];

const connectWithinMs = 5_000;

/** Writes may wait long for a connection, because those that have one may be waiting for a lock. */
const waitForWriterMs = 30_000;

/** Longer than the server allows a statement to take. Ends a query if the server vanished without closing it. */
const answerWithinMs = 70_000;

/** A pool has only one limit, for connecting and for waiting until a connection is free. This one is for connecting. */
class PooledClient extends RedactingClient {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectWithinMs });
  }
}

/**
 * Connections to the database, opened on demand. While the server restarts, connecting is retried for eight seconds.
 *
 * @throws (its `connect` and queries) what `pg` throws
 */
export function createPool(url: string, { readOnly = false } = {}): pg.Pool {
  const settings = { ...timeouts, ...planning, ...(readOnly && { default_transaction_read_only: "on" }) };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const pool = new RetryingPool({
    connectionString: url,
    max: maxConnections,
    options: options.join(" "),
    connectionTimeoutMillis: readOnly ? connectWithinMs : waitForWriterMs,
    query_timeout: answerWithinMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    Client: PooledClient,
  });
  // Without this, a connection lost between two queries of a transaction would end the process. The next query fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  // So would the error of an idle connection.
  pool.on("error", (error) => {
    if (!pool.ending) log("An idle connection to the database was lost", error);
  });
  return pool;
}

class RetryingPool extends pg.Pool {
  /** The errors of queries that get no connection contain no values either. */
  override query(...given: unknown[]): never {
    return queryRedacted(super.query.bind(this), given);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(done?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | void {
    const connecting = this.connectPatiently();
    if (!done) return connecting;
    connecting.then(
      (client) => done(undefined, client, (broken) => client.release(broken)),
      (error: Error) => done(error, undefined, () => {}),
    );
  }

  private async connectPatiently(): Promise<pg.PoolClient> {
    for (const delayMs of retryDelaysMs) {
      try {
        return await super.connect();
      } catch (error) {
        if (!isServerStarting(error)) throw error;
        await wait(delayMs);
      }
    }
    return super.connect();
  }
}

/** The server does not listen, starts, stops, or closed the connection (SQLSTATE class 57, "operator intervention"). */
function isServerStarting(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["ECONNREFUSED", "ECONNRESET", "ENOENT", "57P01", "57P02", "57P03"].includes(code);
}
