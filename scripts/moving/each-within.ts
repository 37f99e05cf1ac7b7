type Limits = {
  maxConcurrent: number;
  /** Of all items that are worked on at the same time. A larger item is worked on alone. */
  maxBytes: number;
};

/**
 * Works on items in their order, on several at the same time within the limits.
 *
 * @throws what `work` throws first; it may still run for other items
 */
export async function eachWithin<T extends { sizeBytes: number }>(
  items: T[],
  { maxConcurrent, maxBytes }: Limits,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let usedBytes = 0;
  const fits = ({ sizeBytes }: T) =>
    running.size === 0 || (running.size < maxConcurrent && usedBytes + sizeBytes <= maxBytes);
  for (const item of items) {
    while (!fits(item)) await Promise.race(running);
    usedBytes += item.sizeBytes;
    const job = work(item).finally(() => {
      usedBytes -= item.sizeBytes;
      running.delete(job);
    });
    running.add(job);
  }
  await Promise.all(running);
}
