/** Keeps proxies from closing an idle stream, and shows browsers that it is alive. */
const keepAliveEveryMs = 20_000;
/** Streams are spread over this many groups, which take turns, so that each turn is short. */
const groupCount = 20;

/** Calls `keepAlive` for each member every 20 seconds, with one timer for all. */
export function startKeepAlive<T>(keepAlive: (members: T[]) => void) {
  const groups = Array.from({ length: groupCount }, () => new Set<T>());
  let turn = 0;
  let next = 0;
  const timer = setInterval(() => {
    const group = groups[turn++ % groupCount];
    if (group && group.size > 0) keepAlive([...group]);
  }, keepAliveEveryMs / groupCount);
  return {
    /** @returns a function that removes the member */
    add(member: T): () => void {
      const group = groups[next++ % groupCount];
      group?.add(member);
      return () => void group?.delete(member);
    },
    stop: () => clearInterval(timer),
  };
}
