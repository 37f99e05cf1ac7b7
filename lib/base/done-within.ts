/**
 * Waits for work, but not longer than `waitMs`. The work continues either way.
 *
 * @returns whether the work finished in time
 * @throws what the work throws within that time
 */
export async function doneWithin(waitMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), waitMs);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
