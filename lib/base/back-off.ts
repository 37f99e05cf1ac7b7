import { setTimeout as wait } from "node:timers/promises";

/** How long something is tried again: first after `firstDelayMs`, then after twice as long each time. */
export type Patience = {
  firstDelayMs: number;
  maxDelayMs: number;
  /** Measured from the first of several failures in a row. */
  totalMs: number;
};

type Options = { patience: Patience; isTransient: (error: unknown) => boolean; signal?: AbortSignal };

/** Waits between attempts that fail in a row. The delays vary, so that many who wait do not come back together. */
export function createBackOff({ patience, isTransient, signal }: Options) {
  let failures = 0;
  let firstAt = 0;
  return {
    /** @throws the error, if it is not transient or patience has ended; the AbortError of the signal */
    async afterFailure(error: unknown): Promise<void> {
      if (!isTransient(error)) throw error;
      if (failures === 0) firstAt = performance.now();
      const { firstDelayMs, maxDelayMs, totalMs } = patience;
      const delayMs = Math.min(maxDelayMs, firstDelayMs * 2 ** failures) * (0.5 + Math.random() / 2);
      if (performance.now() - firstAt + delayMs > totalMs) throw error;
      failures++;
      await wait(delayMs, undefined, { signal });
    },
    afterSuccess(): void {
      failures = 0;
    },
  };
}

/** Repeats `attempt` while its errors are transient. @throws as {@link createBackOff} */
export async function withBackOff<T>(attempt: () => Promise<T>, options: Options): Promise<T> {
  const backOff = createBackOff(options);
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      await backOff.afterFailure(error);
    }
  }
}
