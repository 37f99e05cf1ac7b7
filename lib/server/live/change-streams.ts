import type { Db } from "@/db/client";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { type Feed, maxListed, startChangeFeed } from "./change-feed";
import { type EventStream, openEventStream } from "./event-stream";
import { startKeepAlive } from "./keep-alive";
import { type Listener, listChangesFor, listExpelled, topicOf } from "./listener";
import { type Log, logOnce } from "@/lib/base/log-once";

type Context = { db: Db; now: () => Date; random: () => number; log: Log };

export type ChangeStreams = {
  /**
   * Opens a stream of the changes after an event, each with its event's number as its id, so that a browser that
   * reconnects misses nothing. The stream ends with its request, or once the listener may no longer listen.
   */
  open(listener: Listener, options: { afterSeq: number; signal: AbortSignal }): ReadableStream<Uint8Array>;
  /** Ends all streams that are open. */
  end(): void;
};

/** A change, without its document if there were too many to list. */
type News = { seq: number; documentId?: string };

type Member = {
  listener: Listener;
  stream: EventStream;
  /** The last event whose changes were sent; undefined while missed ones are being read. */
  sentSeq: number | undefined;
  /** Changes that the feed reported in the meantime. */
  pending: News[];
};

/** Streams of one process, which share one feed of changes. Without streams, nothing is read and no timer runs. */
export function createChangeStreams({ db, now, random, log }: Context): ChangeStreams {
  const members = new Set<Member>();
  const byTopic = new Map<string, Set<Member>>();
  const outage = logOnce(log, "Who may still listen to changes could not be checked");
  let running: ReturnType<typeof start> | undefined;

  function start() {
    const feed = startChangeFeed({ db, log }, ({ seq, changes }) => {
      if (!changes) for (const member of members) deliver(member, [{ seq }]);
      for (const [topic, news] of changes ?? [])
        for (const member of byTopic.get(topic) ?? []) deliver(member, news);
    });
    return { feed, keepAlive: startKeepAlive(keepAlive) };
  }

  /** @returns a function with which the member leaves */
  function join(member: Member, afterSeq: number): () => void {
    const { feed, keepAlive } = (running ??= start());
    const topic = topicOf(member.listener);
    const sameTopic = byTopic.get(topic) ?? new Set();
    byTopic.set(topic, sameTopic.add(member));
    members.add(member);
    const stopKeepAlive = keepAlive.add(member);
    catchUp(member, afterSeq, feed).catch((error: unknown) => {
      log("Missed changes could not be read; the browser reconnects", error);
      member.stream.end();
    });
    return () => {
      stopKeepAlive();
      members.delete(member);
      sameTopic.delete(member);
      if (sameTopic.size === 0) byTopic.delete(topic);
      if (members.size > 0) return;
      feed.stop();
      keepAlive.stop();
      running = undefined;
    };
  }

  function deliver({ stream, sentSeq, pending }: Member, news: News[]): void {
    if (sentSeq === undefined) return void pending.push(...news);
    const text = news.filter(({ seq }) => seq > sentSeq).map(eventText);
    if (text.length > 0) stream.send(text.join(""));
  }

  /** Sends a new member the changes that its browser has missed, up to the position of the feed. */
  async function catchUp(member: Member, afterSeq: number, feed: Feed): Promise<void> {
    const position = await feed.position();
    let sentSeq = afterSeq;
    if (afterSeq > position) {
      const latest = await findLatestSeq(db.read);
      // A database that was restored to an earlier state has fewer events than its browsers have received.
      if (latest < afterSeq) member.stream.send(eventText({ seq: latest }));
      sentSeq = Math.min(afterSeq, latest);
    } else if (afterSeq < position) {
      sentSeq = await findLatestSeq(db.read);
      const missed =
        sentSeq - afterSeq > maxListed
          ? [{ seq: sentSeq }]
          : await listChangesFor(db.read, member.listener, { afterSeq, untilSeq: sentSeq });
      if (missed.length > 0) member.stream.send(missed.map(eventText).join(""));
    }
    member.sentSeq = sentSeq;
    deliver(member, member.pending.splice(0));
  }

  function keepAlive(turn: Member[]): void {
    for (const { stream } of turn) stream.send("event: alive\ndata: {}\n\n");
    endExpelled(turn).then(outage.end, outage.begin);
  }

  async function endExpelled(turn: Member[]): Promise<void> {
    const listeners = turn.map(({ listener }) => listener);
    const expelled = new Set(await listExpelled(db.read, listeners, now()));
    for (const { listener, stream } of turn) if (expelled.has(listener)) stream.end();
  }

  return {
    open(listener, { afterSeq, signal }) {
      let leave = () => {};
      const stream = openEventStream(signal, () => leave());
      stream.send(retryText(random()));
      if (signal.aborted) stream.end();
      else leave = join({ listener, stream, sentSeq: undefined, pending: [] }, afterSeq);
      return stream.body;
    },
    end() {
      for (const { stream } of members) stream.end();
    },
  };
}

const eventText = ({ seq, documentId }: News) =>
  `id: ${seq}\nevent: change\ndata: ${JSON.stringify({ documentId })}\n\n`;

const minRetryMs = 200;
const retrySpreadMs = 800;

/**
 * Sets how long a browser waits before it reconnects: up to a second, randomly spread, so that the browsers of a
 * stopped portal do not all reconnect at once.
 *
 * @param random from 0 to 1
 */
export const retryText = (random: number) => `retry: ${Math.round(minRetryMs + random * retrySpreadMs)}\n\n`;
