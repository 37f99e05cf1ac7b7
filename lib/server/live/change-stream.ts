import type { Db } from "@/db/client";
import { findLatestSeq } from "@/db/repositories/audit-events";

/** Reading one number a few times a second costs less than notifying every process of every write. */
const pollEveryMs = 250;
/** Keeps proxies from closing a quiet stream, and shows browsers that it is alive. */
const keepAliveEveryMs = 20_000;

type Subscription = {
  db: Db;
  /** The documents that changed since an event, each with the number of its latest one. */
  changesSince: (seq: number) => Promise<{ documentId: string; seq: number }[]>;
  afterSeq: number;
  signal: AbortSignal;
  /** Whether the person may still listen. Checked repeatedly, as a stream outlives its request. */
  isAllowed: () => Promise<boolean>;
};

/**
 * Streams that are open in this process, so that they can be closed when it stops. Next bundles the route that opens
 * them apart from the code that stops the process: they share through `globalThis`.
 */
const shared = globalThis as { paraphChangeStreams?: Set<() => void> };
const open = (shared.paraphChangeStreams ??= new Set());

/** Ends every stream. Browsers come back to the next process by themselves. */
export function closeChangeStreams(): void {
  for (const close of [...open]) close();
}

/**
 * Server-sent events (WHATWG HTML, 9.2) of what happens to a person's documents after an event's number. Each carries
 * that number as its id, so that a browser that reconnects misses nothing.
 */
export function changeStream({
  db,
  changesSince,
  afterSeq,
  signal,
  isAllowed,
}: Subscription): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let seen = afterSeq;
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const poll = async () => {
        const latest = await findLatestSeq(db.read);
        if (latest <= seen || signal.aborted) return;
        const changes = await changesSince(seen);
        for (const { documentId, seq } of changes) {
          send(`id: ${seq}\nevent: change\ndata: ${JSON.stringify({ documentId })}\n\n`);
          seen = seq;
        }
        seen = Math.max(seen, latest);
      };
      const keepAlive = async () => {
        if (await isAllowed()) send("event: alive\ndata: {}\n\n");
        else stop();
      };
      const timers = [
        setInterval(() => poll().catch(() => stop()), pollEveryMs),
        setInterval(() => keepAlive().catch(() => stop()), keepAliveEveryMs),
      ];
      stop = () => {
        timers.forEach(clearInterval);
        open.delete(stop);
        signal.removeEventListener("abort", stop);
        try {
          controller.close();
        } catch {
          // the reader has gone already
        }
      };
      open.add(stop);
      signal.addEventListener("abort", stop);
      send("retry: 1000\n\n");
      if (signal.aborted) stop();
    },
    cancel: () => stop(),
  });
}
