import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

const firstDelayMs = 100;
const maxDelayMs = 5_000;

type Options = {
  /** Called with each new connection. If it throws, another connection is opened. */
  start: (client: pg.Client) => Promise<void>;
  /** Called for the first of several failures in a row. */
  onFailure: (error: unknown) => void;
};

/**
 * Keeps a connection outside the pools, for state that lasts as long as a connection. When it is lost, a new one is
 * opened.
 */
export function keepSession(url: string, { start, onFailure }: Options) {
  const closing = new AbortController();

  /** @returns once the connection has ended */
  async function runSession(onReady: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
    });
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    client.on("error", end);
    client.on("end", end);
    closing.signal.addEventListener("abort", end);
    try {
      await client.connect();
      await start(client);
      onReady();
      await ended;
    } finally {
      closing.signal.removeEventListener("abort", end);
      await client.end().catch(() => {});
    }
  }

  async function keepRunning(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      await runSession(() => (failures = 0)).catch((error: unknown) => {
        if (failures++ === 0) onFailure(error);
      });
      const delayMs = Math.min(firstDelayMs * 2 ** failures, maxDelayMs);
      await wait(delayMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  }

  const running = keepRunning();
  return {
    async close(): Promise<void> {
      closing.abort();
      await running;
    },
  };
}
