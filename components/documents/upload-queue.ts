import { sendFile } from "./send-file";
import type { UploadChange, UploadGroup } from "./upload-state";

/** More concurrent uploads only make each one slower. */
const maxConcurrent = 3;

type Queued = { key: string; file: File; group?: UploadGroup };

/** Sends files in the order they are added, a few at a time; those of one document are sent one by one. */
export type UploadQueue = {
  add: (queued: Queued) => void;
  /** Cancels a waiting or running upload. */
  cancel: (key: string) => void;
};

/** @param report is called with the progress and the outcome of each file */
export function createUploadQueue(report: (key: string, change: UploadChange) => void): UploadQueue {
  const aborts = new Map<string, () => void>();
  const busy = new Set<UploadGroup>();
  let waiting: Queued[] = [];

  function sendNext(): void {
    const isFree = ({ group }: Queued) => !group || !busy.has(group);
    const next = aborts.size < maxConcurrent ? waiting.find(isFree) : undefined;
    if (!next) return;
    waiting = waiting.filter((queued) => queued !== next);
    const { key, file, group } = next;
    if (group) busy.add(group);
    const abort = sendFile({ file, documentId: group?.documentId }, (change) => {
      if (group && change.state?.kind === "done") group.documentId = change.state.documentId;
      report(key, change);
      if (!change.state) return;
      aborts.delete(key);
      if (group) busy.delete(group);
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
