import { setTimeout as wait } from "node:timers/promises";
import type { Part } from "./parts";
import { StartError } from "./start-error";

const timeoutMs = 120_000;
const pauseMs = 50;

/**
 * Resolves once the part answers as it should, or when `over` is aborted.
 *
 * @throws {StartError} after two minutes
 */
export async function waitUntilReady(
  { name, readyUrl, isReady }: Pick<Part, "name" | "readyUrl" | "isReady">,
  over: AbortSignal,
): Promise<void> {
  const tooLate = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([over, tooLate]);
  while (!signal.aborted) {
    const answer = await fetch(readyUrl, { redirect: "manual", signal }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer && isReady(answer)) return;
    await wait(pauseMs);
  }
  if (!over.aborted)
    throw new StartError(`The ${name} did not become ready within ${timeoutMs / 1000} seconds.`);
}
