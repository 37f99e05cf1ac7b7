import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { log } from "@/lib/base/log";
import { DiscreetClient } from "./postgres-client";

/** Enough for requests that mostly wait for one writer, and few enough for three portals on a small server. */
const maxConnections = 10;

/**
 * A portal that is suspended in a transaction keeps its locks, so the server ends its connection sooner than those that
 * wait for a lock give up. Transactions wait for nothing but the database, so the others are not idle for long.
 */
const timeouts = {
  statement_timeout: "60s",
  lock_timeout: "30s",
  idle_in_transaction_session_timeout: "10s",
};

/** Compiling a query takes longer than running any of the portal's. Bitmaps of matches must fit, to be exact. */
const planning = { jit: "off", work_mem: "16MB" };

/** A server that restarts takes seconds. Nothing was sent yet, so trying again is safe. */
const retryDelaysMs = [50, 100, 250, 500, 1_000, 2_000, 4_000];

const connectWithinMs = 5_000;

/** Those that write wait for a connection that others use, as the others may wait for a lock. */
const waitForWriterMs = 30_000;

/** More than a statement may take: ends those whose server has gone without a word. */
const answerWithinMs = 70_000;

/** Pools have one limit for making a connection and for waiting until one is free. */
class PooledClient extends DiscreetClient {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectWithinMs });
  }
}

/**
 * Connections to the database, made on demand. While the server restarts, new ones are tried for about eight seconds.
 *
 * @throws (its `connect` and queries) what `pg` throws
 */
export function createPool(url: string, { readOnly = false } = {}): pg.Pool {
  const settings = { ...timeouts, ...planning, ...(readOnly && { default_transaction_read_only: "on" }) };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const pool = new PatientPool({
    connectionString: url,
    max: maxConnections,
    options: options.join(" "),
    connectionTimeoutMillis: readOnly ? connectWithinMs : waitForWriterMs,
    query_timeout: answerWithinMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    Client: PooledClient,
  });
  // A connection that is lost between two queries of a transaction would end the process. The next query fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  // So would the error of one that nobody uses.
  pool.on("error", (error) => {
    if (!pool.ending) log("An idle connection to the database was lost", error);
  });
  return pool;
}

class PatientPool extends pg.Pool {
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

/** The server does not listen, starts, stops, or ended the connection (SQLSTATE class 57, "operator intervention"). */
function isServerStarting(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["ECONNREFUSED", "ECONNRESET", "ENOENT", "57P01", "57P02", "57P03"].includes(code);
}
