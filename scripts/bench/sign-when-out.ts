import { setTimeout as pause } from "node:timers/promises";
import type { Cluster } from "../chaos/cluster/cluster";
import { signAll } from "../chaos/participants";

type Row = { signingId: string; status: string; gatewayToken: string | null };

/** How many transactions waited: means of all samples. */
export type Waits = {
  /** For a lock that another transaction held. */
  lock: number;
  /** For their log to be flushed to disk. */
  flush: number;
};

const pollIntervalMs = 100;
/** How many documents are signed at the same time. They keep the sandbox, a single process, busy. */
const signersAtATime = 4;

const signingsSql = `SELECT id AS "signingId", status, gateway_token AS "gatewayToken"
  FROM signings WHERE document_id = ANY(string_to_array($1, ','))`;

const waitsSql = `SELECT count(*) FILTER (WHERE wait_event_type = 'Lock') AS lock,
    count(*) FILTER (WHERE wait_event IN ('WALSync', 'WALWrite')) AS flush
  FROM pg_stat_activity WHERE backend_type = 'client backend'`;

/**
 * Signs documents, each as soon as it is out for signature. Resolves when all are signed and in the library.
 *
 * @throws {Error} when one ends otherwise, or a portal ends
 */
export async function signWhenOut(
  { evidence, sealer, database, failures }: Cluster,
  documentIds: readonly string[],
  stop: AbortSignal,
): Promise<Waits> {
  const begun = new Set<string>();
  const out: Row[] = [];
  const sums = { lock: 0, flush: 0 };
  let samples = 0;
  let isDone = false;

  async function poll(): Promise<void> {
    while (!isDone) {
      stop.throwIfAborted();
      if (failures[0]) throw new Error(failures[0]);
      const rows = await database.query<Row>(signingsSql, documentIds.join());
      const ended = rows.find(({ status }) => ["needs_attention", "failed"].includes(status));
      if (ended) throw new Error(`The signing ${ended.signingId} ended as "${ended.status}".`);
      const isNew = ({ signingId, status }: Row) => status === "out_for_signature" && !begun.has(signingId);
      for (const row of rows.filter(isNew)) {
        begun.add(row.signingId);
        out.push(row);
      }
      const [waits] = await database.query<Waits>(waitsSql);
      sums.lock += waits?.lock ?? 0;
      sums.flush += waits?.flush ?? 0;
      samples += 1;
      if (rows.filter(({ status }) => status === "signed").length === documentIds.length) isDone = true;
      else await pause(pollIntervalMs);
    }
  }

  async function sign(): Promise<void> {
    while (!isDone) {
      const next = out.shift();
      if (next) await signAll({ ...evidence, sealer }, next);
      else await pause(pollIntervalMs);
    }
  }

  try {
    await Promise.all([poll(), ...Array.from({ length: signersAtATime }, sign)]);
  } finally {
    isDone = true;
  }
  return { lock: sums.lock / samples, flush: sums.flush / samples };
}
