import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, beforeAll, onTestFinished } from "vitest";

type CleanUp = () => unknown;

const fileCleanUps = new AsyncLocalStorage<CleanUp[]>();

/** Registers a cleanup for the end of the test, or, within {@link sharedByFile}, of the file. */
export function onTestEnd(cleanUp: CleanUp): void {
  const collected = fileCleanUps.getStore();
  if (collected) collected.push(cleanUp);
  else onTestFinished(async () => void (await cleanUp()));
}

/** Creates something before the tests of a file, and runs the cleanups registered by it after the last of them. */
export function sharedByFile<T>(create: () => Promise<T>, use: (created: T) => void): void {
  const cleanUps: CleanUp[] = [];
  beforeAll(async () => use(await fileCleanUps.run(cleanUps, create)));
  afterAll(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });
}
