import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, beforeAll, onTestFinished } from "vitest";

type CleanUp = () => unknown;

const ofTheFile = new AsyncLocalStorage<CleanUp[]>();

/** Runs when the test is over, or the file where {@link sharedByFile} makes the thing. */
export function whenOver(cleanUp: CleanUp): void {
  const collected = ofTheFile.getStore();
  if (collected) collected.push(cleanUp);
  else onTestFinished(async () => void (await cleanUp()));
}

/** Makes something before the tests of a file, and closes what that opened after the last of them. */
export function sharedByFile<T>(make: () => Promise<T>, take: (made: T) => void): void {
  const cleanUps: CleanUp[] = [];
  beforeAll(async () => take(await ofTheFile.run(cleanUps, make)));
  afterAll(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });
}
