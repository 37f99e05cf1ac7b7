/** Keeps work in a set until it has settled, so that the portal waits for it when it stops. @returns the work */
export function keepPending<T>(pending: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  pending.add(work);
  return work.finally(() => pending.delete(work));
}
