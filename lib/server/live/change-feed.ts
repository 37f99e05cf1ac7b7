import type { Db } from "@/db/client";
import { findLatestSeq } from "@/db/repositories/audit-events";
import type { Change } from "@/db/repositories/changes";
import { doneWithin } from "@/lib/base/done-within";
import { listChangesByTopic } from "./listener";
import { logOnce, type Log } from "@/lib/base/log-once";

/** Commits of this process are read at once. This finds those of other processes, and those that nobody announced. */
const lookEveryMs = 250;
/** The shortest time between two looks, so that many commits do not cause as many looks. */
const gapMs = 50;
const maxLookMs = 10_000;
const maxBackOffMs = 2_000;
/** More events than this are not read one by one: every listener is told that something changed, without a document. */
export const maxListed = 5_000;

export type Feed = {
  /** The number of the event up to which the feed has reported, after its first look. */
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
 * Reads the changes of the database once for all listeners of this process. Begins at the latest event. While the
 * database fails, it retries with growing pauses, and then continues where it stopped.
 */
export function startChangeFeed({ db, log }: { db: Db; log: Log }, report: (news: Report) => void): Feed {
  const outage = logOnce(log, "Live updates are delayed: the database cannot be read");
  let isWaiting = false;
  let isWoken = false;
  let failures = 0;
  let looks = 0;
  let seen: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let begin: (seq: number) => void = () => {};
  const began = new Promise<number>((resolve) => (begin = resolve));

  /** A look that took too long may still end while a later one is under way, and must then report nothing. */
  async function read(current: number): Promise<void> {
    const latest = await findLatestSeq(db.read);
    const range = { afterSeq: seen ?? latest, untilSeq: latest };
    const isListed = latest > range.afterSeq && latest - range.afterSeq <= maxListed;
    const changes = isListed ? await listChangesByTopic(db.read, range) : undefined;
    if (current !== looks) return;
    seen = Math.max(range.afterSeq, latest);
    begin(seen);
    if (latest > range.afterSeq) report({ seq: latest, changes });
  }

  async function look(): Promise<void> {
    const current = ++looks;
    isWaiting = false;
    isWoken = false;
    try {
      if (!(await doneWithin(maxLookMs, read(current))))
        throw new Error("The database did not answer in time.");
      failures = 0;
      outage.end();
    } catch (error) {
      failures++;
      outage.begin(error);
    }
    if (current === looks) pause();
  }

  function pause(): void {
    const backOffMs = Math.min(lookEveryMs * 2 ** failures, maxBackOffMs);
    timer = setTimeout(
      () => {
        if (isWoken) return void look();
        isWaiting = true;
        timer = setTimeout(look, lookEveryMs - gapMs);
      },
      failures > 0 ? backOffMs : gapMs,
    );
  }

  const stopListening = db.onCommit(() => {
    isWoken = true;
    if (!isWaiting) return;
    clearTimeout(timer);
    void look();
  });
  void look();
  return {
    position: async () => seen ?? began,
    stop() {
      looks++;
      stopListening();
      clearTimeout(timer);
    },
  };
}
