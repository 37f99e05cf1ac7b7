import { setTimeout as wait } from "node:timers/promises";
import type { Part } from "./parts";
import { StartError } from "@/lib/base/start-error";

const timeoutMs = 120_000;
const pauseMs = 50;

/**
 * Resolves once the part is ready, or when `cancelled` is aborted.
 *
 * @throws {StartError} after two minutes
 */
export async function waitUntilReady(
  { name, readyUrl, isReady }: Pick<Part, "name" | "readyUrl" | "isReady">,
  cancelled: AbortSignal,
): Promise<void> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([cancelled, timeout]);
  while (!signal.aborted) {
    const answer = await fetch(readyUrl, { redirect: "manual", signal }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer && isReady(answer)) return;
    await wait(pauseMs);
  }
  if (!cancelled.aborted)
    throw new StartError(`The ${name} did not become ready within ${timeoutMs / 1000} seconds.`);
}
