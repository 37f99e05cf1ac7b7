import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, onTestFinished } from "vitest";

type CleanUp = () => unknown;

const ofTheFile = new AsyncLocalStorage<CleanUp[]>();

/** Runs when the test is over, or the file where {@link sharedByFile} makes the thing. */
export function whenOver(cleanUp: CleanUp): void {
  const collected = ofTheFile.getStore();
  if (collected) collected.push(cleanUp);
  else onTestFinished(async () => void (await cleanUp()));
}

/** Makes something for all tests of a file, in a `beforeAll`. What it opens is closed after the last of them. */
export async function sharedByFile<T>(make: () => Promise<T>): Promise<T> {
  const cleanUps: CleanUp[] = [];
  atTheEnd.push(cleanUps);
  return ofTheFile.run(cleanUps, make);
}

const atTheEnd: CleanUp[][] = [];

afterAll(async () => {
  for (const cleanUp of atTheEnd.flat().reverse()) await cleanUp();
});
