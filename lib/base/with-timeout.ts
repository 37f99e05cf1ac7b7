/**
 * Waits for work, but not for longer than whoever asks may wait. The work goes on either way.
 *
 * @returns whether it was done in time
 * @throws what the work throws in that time
 */
export async function isDoneWithin(waitMs: number, work: Promise<unknown>): Promise<boolean> {
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
