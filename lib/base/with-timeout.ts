/**
 * Waits for work, but no longer than a limit. The work goes on either way.
 *
 * @returns whether it finished in time
 * @throws what the work throws within that time
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
