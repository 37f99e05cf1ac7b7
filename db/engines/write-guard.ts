import { AsyncLocalStorage } from "node:async_hooks";

/** Refuses a write inside another one, which would wait for itself. */
export function createWriteGuard() {
  const running = new AsyncLocalStorage<true>();
  return {
    /** @throws {Error} inside the work of another write */
    requireOutside(): void {
      if (running.getStore())
        throw new Error("db.write was called inside db.write: pass the transaction on instead.");
    },
    run: <T>(work: () => Promise<T>): Promise<T> => running.run(true, work),
  };
}
