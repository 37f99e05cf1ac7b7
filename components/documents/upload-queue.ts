import { sendFile } from "./send-file";
import type { UploadChange } from "./upload-state";

/** More at the same time only make each slower. */
const mostAtOnce = 3;

type Queued = { key: string; file: File };

/** Sends files a few at a time, in the order in which they came. */
export type UploadQueue = {
  add: (queued: Queued) => void;
  /** Stops an upload that waits or is under way. */
  cancel: (key: string) => void;
};

/** @param report is told of each file's progress and end */
export function createUploadQueue(report: (key: string, change: UploadChange) => void): UploadQueue {
  const aborts = new Map<string, () => void>();
  let waiting: Queued[] = [];

  function sendNext(): void {
    const next = aborts.size < mostAtOnce ? waiting.shift() : undefined;
    if (!next) return;
    const { key, file } = next;
    const abort = sendFile(file, (change) => {
      report(key, change);
      if (!change.state) return;
      aborts.delete(key);
      sendNext();
    });
    aborts.set(key, abort);
  }

  return {
    add(queued) {
      waiting.push(queued);
      sendNext();
    },
    cancel(key) {
      const abort = aborts.get(key);
      if (abort) return abort();
      waiting = waiting.filter((queued) => queued.key !== key);
      report(key, { state: { kind: "cancelled" } });
    },
  };
}
