import { setTimeout as pause } from "node:timers/promises";
import type { Db, Handle } from "@/db/client";
import { readAuditChain } from "@/db/repositories/audit-chain";
import type { RunningPortal } from "./running-portal";
import { sendUpload } from "./send-upload";

const warmUps = 5;
const changes = 100;
/** Longer than the interval at which the portal polls, so that changes fall anywhere between them. */
const maxPauseMs = 500;

type LivePortal = { portal: RunningPortal; db: Db; cookie: string };

/**
 * Uploads documents one after the other while another connection of the same user listens for changes.
 *
 * @returns for each upload the milliseconds from its record in the log to its event on the other connection
 */
export async function measureLiveUpdates(
  file: string,
  { portal, db, cookie }: LivePortal,
  signal: AbortSignal,
): Promise<number[]> {
  const portalUrl = portal.env.appUrl;
  const listening = new AbortController();
  const answer = await fetch(`${portalUrl}/api/events`, {
    headers: { cookie },
    signal: AbortSignal.any([signal, listening.signal]),
  });
  if (!answer.ok || !answer.body) throw new Error(`The stream was refused (${answer.status}).`);
  const arrivals = changesIn(answer.body);
  try {
    const delays: number[] = [];
    while (delays.length < warmUps + changes) {
      await pause(Math.random() * maxPauseMs);
      await sendUpload(file, { portalUrl, cookie, signal });
      const { value: arrival } = await arrivals.next();
      if (!arrival) throw new Error("The stream ended.");
      delays.push(arrival.at - (await recordedAt(db.read, arrival.seq)));
    }
    return delays.slice(warmUps);
  } finally {
    listening.abort();
  }
}

async function recordedAt(handle: Handle, seq: number): Promise<number> {
  for await (const { at } of readAuditChain(handle, { afterSeq: seq - 1, upToSeq: seq }))
    return Date.parse(at);
  return NaN;
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
