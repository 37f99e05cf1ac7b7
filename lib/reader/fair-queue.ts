/** Entries wait here for their turn, which goes round between their owners. */
export type FairQueue<E extends { owner: string }> = {
  add(entry: E): void;
  /** Removes an entry that no longer waits. */
  remove(entry: E): void;
  /** Takes out the next entry that may start, if there is one. */
  take(mayStart: (entry: E) => boolean): E | undefined;
  /** All entries in the order in which their turns come, if each may start. */
  inOrder(): E[];
};

/**
 * A queue in which every owner gets one turn per round: an owner with a hundred files delays one with a single file by
 * one turn.
 */
export function createFairQueue<E extends { owner: string }>(): FairQueue<E> {
  /** The owners in the order of their next turn, each with its entries in the order of arrival. */
  const waiting = new Map<string, E[]>();

  function keep(owner: string, entries: E[]): void {
    if (entries.length > 0) waiting.set(owner, entries);
    else waiting.delete(owner);
  }

  return {
    add: (entry) => keep(entry.owner, [...(waiting.get(entry.owner) ?? []), entry]),
    remove(entry) {
      const entries = waiting.get(entry.owner) ?? [];
      keep(
        entry.owner,
        entries.filter((each) => each !== entry),
      );
    },
    take(mayStart) {
      for (const [owner, entries] of waiting) {
        const entry = entries.find(mayStart);
        if (!entry) continue;
        waiting.delete(owner); // the owner's next turn comes after everybody else's
        keep(
          owner,
          entries.filter((each) => each !== entry),
        );
        return entry;
      }
      return undefined;
    },
    inOrder() {
      const queues = [...waiting.values()];
      const rounds = Math.max(0, ...queues.map(({ length }) => length));
      return Array.from({ length: rounds }, (_, round) =>
        queues.flatMap((queue) => queue[round] ?? []),
      ).flat();
    },
  };
}
