import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { sendUpload } from "./send-upload";

const warmUps = 5;
const changes = 100;
/** Twice the portal's poll interval, so that changes fall anywhere between two polls. */
const maxPauseMs = 500;

type LivePortal = { portalUrl: string; cookie: string; dataDir: string };

/**
 * Uploads documents one after the other while another connection of the same user listens for changes.
 *
 * @returns for each upload the milliseconds from its record in the log to its event on the other connection
 */
export async function measureLiveUpdates(
  file: string,
  { portalUrl, cookie, dataDir }: LivePortal,
  signal: AbortSignal,
): Promise<number[]> {
  const listening = new AbortController();
  const answer = await fetch(`${portalUrl}/api/events`, {
    headers: { cookie },
    signal: AbortSignal.any([signal, listening.signal]),
  });
  if (!answer.ok || !answer.body) throw new Error(`The stream was refused (${answer.status}).`);
  const database = new Database(path.join(dataDir, "paraph.db"), { readonly: true });
  const recordedAt = database.prepare<[number], number>("SELECT at FROM audit_events WHERE seq = ?").pluck();
  const arrivals = changesIn(answer.body);
  try {
    const delays: number[] = [];
    while (delays.length < warmUps + changes) {
      await pause(Math.random() * maxPauseMs);
      await sendUpload(file, { portalUrl, cookie, signal });
      const { value: arrival } = await arrivals.next();
      if (!arrival) throw new Error("The stream ended.");
      delays.push(arrival.at - (recordedAt.get(arrival.seq) ?? NaN));
    }
    return delays.slice(warmUps);
  } finally {
    listening.abort();
    database.close();
  }
}

/** The changes in a stream of server-sent events: sequence number in the log, and time of arrival. */
async function* changesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<{ seq: number; at: number }> {
  const decoder = new TextDecoder();
  let unread = "";
  for await (const chunk of body) {
    const at = Date.now();
    const events = (unread + decoder.decode(chunk, { stream: true })).split("\n\n");
    unread = events.pop() ?? "";
    for (const event of events) {
      const seq = /^id: (\d+)\nevent: change$/m.exec(event)?.[1];
      if (seq) yield { seq: Number(seq), at };
    }
  }
}
