import { AsyncResource } from "node:async_hooks";
import { log } from "@/lib/base/log";

export type CommitListeners = {
  onCommit(listener: () => void): () => void;
  /** Calls every listener. One that throws neither rejects the committed write nor silences the others. */
  notify(): void;
};

/** The listeners of a database's commits. Each runs in the async context in which it was added. */
export function createCommitListeners(): CommitListeners {
  const listeners = new Set<() => void>();
  return {
    onCommit(listener) {
      const bound = AsyncResource.bind(listener);
      listeners.add(bound);
      return () => void listeners.delete(bound);
    },
    notify() {
      for (const listener of listeners) {
        try {
          listener();
        } catch (error) {
          log("A listener of commits failed", error);
        }
      }
    },
  };
}
