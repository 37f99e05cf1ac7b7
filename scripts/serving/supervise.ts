import { startChild, type Child } from "./child-process";
import type { Part } from "./parts";
import { StartError } from "./start-error";
import { aborted } from "./stop-request";
import { waitUntilReady } from "./wait-until-ready";

/**
 * Starts the parts, tells when all of them serve, and returns after `stop`, when all of them have ended.
 *
 * @throws {StartError} when a part ends by itself or does not become ready; the others have been stopped then
 */
export async function superviseUntilStopped(
  parts: Part[],
  { onReady, stop }: { onReady: () => void; stop: AbortSignal },
): Promise<void> {
  const over = new AbortController();
  const running = parts.map((part) => ({ part, child: startChild(part) }));
  const ended = Promise.race(running.map(({ part, child }) => failWhenItEnds(part, child)));
  const stopped = aborted(stop);
  const ready = Promise.all(parts.map((part) => waitUntilReady(part, over.signal)));
  try {
    await Promise.race([ready, ended, stopped]);
    if (!stop.aborted) onReady();
    await Promise.race([ended, stopped]);
  } finally {
    over.abort();
    await Promise.all(running.map(({ child }) => child.stop()));
  }
}

async function failWhenItEnds(part: Part, child: Child): Promise<never> {
  const ending = await child.exited;
  throw new StartError(`The ${part.name} stopped unexpectedly (${ending}).`);
}
