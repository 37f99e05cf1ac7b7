import type { Db } from "@/db/client";
import { findLatestSeq } from "@/db/repositories/audit-events";

/** Polling one number a few times a second costs less than notifying every process of every write. */
const pollEveryMs = 250;
/** Keeps proxies from closing an idle stream, and shows browsers that it is alive. */
const keepAliveEveryMs = 20_000;

type Subscription = {
  db: Db;
  /** The documents that changed after an event, each with the number of its latest event. */
  changesSince: (seq: number) => Promise<{ documentId: string; seq: number }[]>;
  afterSeq: number;
  signal: AbortSignal;
  /** Whether the user may still listen. Checked repeatedly, because a stream outlives its request. */
  isAllowed: () => Promise<boolean>;
};

/**
 * Streams that are open in this process, to close when it stops. Next bundles the route that opens them separately from
 * the code that stops the process, so they are shared through `globalThis`.
 */
const shared = globalThis as { paraphChangeStreams?: Set<() => void> };
const open = (shared.paraphChangeStreams ??= new Set());

/** Ends every stream. Browsers reconnect to the next process automatically. */
export function closeChangeStreams(): void {
  for (const close of [...open]) close();
}

/**
 * The response of a route of changes: those after the event `?after` of the URL, or after the `Last-Event-ID` of a
 * browser that reconnects.
 */
export function changeStreamResponse(
  { headers, url, signal }: Request,
  subscription: Omit<Subscription, "afterSeq" | "signal">,
): Response {
  const after = headers.get("last-event-id") ?? new URL(url).searchParams.get("after");
  const afterSeq = Number.parseInt(after ?? "", 10) || 0;
  return new Response(changeStream({ ...subscription, afterSeq, signal }), {
    headers: { "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" },
  });
}

/**
 * Server-sent events (WHATWG HTML §9.2) about changes of documents after an event. Each carries its event's number as
 * its id, so that a browser that reconnects misses nothing.
 */
function changeStream({
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
          // the reader has already disconnected
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
