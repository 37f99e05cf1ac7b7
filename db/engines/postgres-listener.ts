import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

const firstDelayMs = 100;
const maxDelayMs = 5_000;

type Options = {
  channel: string;
  /** The payload of this process's own notifications, which are left out. */
  self: string;
  notify: () => void;
  log: (message: string, error: unknown) => void;
};

/**
 * Calls `notify` after each notification of other processes. The connection is its own and not of a pool, because
 * LISTEN belongs to it. A lost one is made anew, and then `notify` is called, because notifications of the meantime
 * are lost.
 */
export function listenForCommits(url: string, { channel, self, notify, log }: Options) {
  const closing = new AbortController();

  /** @returns once the connection has ended */
  async function listen(onReady: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
    });
    const lost = new AbortController();
    client.on("error", () => lost.abort());
    client.on("end", () => lost.abort());
    const ended = aborted(AbortSignal.any([closing.signal, lost.signal]));
    client.on("notification", ({ payload }) => payload !== self && notify());
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      onReady();
      notify();
      await ended;
    } finally {
      await client.end().catch(() => {});
    }
  }

  async function keepListening(): Promise<void> {
    let delayMs = firstDelayMs;
    while (!closing.signal.aborted) {
      await listen(() => (delayMs = firstDelayMs)).catch((error: unknown) => {
        if (delayMs === firstDelayMs) log("The database does not announce changes", error);
      });
      await wait(delayMs, undefined, { signal: closing.signal }).catch(() => {});
      delayMs = Math.min(delayMs * 2, maxDelayMs);
    }
  }

  const listening = keepListening();
  return {
    async close(): Promise<void> {
      closing.abort();
      await listening;
    },
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
