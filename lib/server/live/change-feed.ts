import type { Db } from "@/db/client";
import { findLatestSeq } from "@/db/repositories/audit-events";
import type { Change } from "@/db/repositories/changes";
import { doneWithin } from "@/lib/base/done-within";
import { listChangesByTopic } from "./listener";
import { logOnce, type Log } from "@/lib/base/log-once";

/**
 * Commits of this process are read at once. Polling finds those of other processes, and those without a notification.
 */
const pollEveryMs = 250;
/** The shortest time between two polls, so that many commits do not cause as many polls. */
const gapMs = 50;
const maxPollMs = 10_000;
const maxBackOffMs = 2_000;
/** If there are more events than this, they are not read: every listener receives one change without a document. */
export const maxListed = 5_000;

export type Feed = {
  /** The number of the last event that the feed has reported, once the first poll has ended. */
  position(): Promise<number>;
  stop(): void;
};

type Report = {
  /** The number of the latest event. */
  seq: number;
  /** The changes by topic; undefined if there were too many events. */
  changes: Map<string, Change[]> | undefined;
};

/**
 * Polls the database for changes, once for all listeners of this process, starting after the latest event. While the
 * database fails, it retries with growing pauses; afterwards it continues where it stopped.
 */
export function startChangeFeed({ db, log }: { db: Db; log: Log }, report: (news: Report) => void): Feed {
  const outage = logOnce(log, "Live updates are delayed: the database cannot be read");
  let isWaiting = false;
  let isWoken = false;
  let failures = 0;
  let polls = 0;
  let seen: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let begin: (seq: number) => void = () => {};
  const began = new Promise<number>((resolve) => (begin = resolve));

  /** A poll that took too long may still end during a later one, and must then report nothing. */
  async function read(current: number): Promise<void> {
    const latest = await findLatestSeq(db.read);
    const range = { afterSeq: seen ?? latest, untilSeq: latest };
    const isListed = latest > range.afterSeq && latest - range.afterSeq <= maxListed;
    const changes = isListed ? await listChangesByTopic(db.read, range) : undefined;
    if (current !== polls) return;
    seen = Math.max(range.afterSeq, latest);
    begin(seen);
    if (latest > range.afterSeq) report({ seq: latest, changes });
  }

  async function poll(): Promise<void> {
    const current = ++polls;
    isWaiting = false;
    isWoken = false;
    try {
      if (!(await doneWithin(maxPollMs, read(current))))
        throw new Error("The database did not answer in time.");
      failures = 0;
      outage.end();
    } catch (error) {
      failures++;
      outage.begin(error);
    }
    if (current === polls) pause();
  }

  function pause(): void {
    const backOffMs = Math.min(pollEveryMs * 2 ** failures, maxBackOffMs);
    timer = setTimeout(
      () => {
        if (isWoken) return void poll();
        isWaiting = true;
        timer = setTimeout(poll, pollEveryMs - gapMs);
      },
      failures > 0 ? backOffMs : gapMs,
    );
  }

  const stopListening = db.onCommit(() => {
    isWoken = true;
    if (!isWaiting) return;
    clearTimeout(timer);
    void poll();
  });
  void poll();
  return {
    position: async () => seen ?? began,
    stop() {
      polls++;
      stopListening();
      clearTimeout(timer);
    },
  };
}
