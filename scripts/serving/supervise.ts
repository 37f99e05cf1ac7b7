import { startChild, type Child } from "./child-process";
import type { Part } from "./parts";
import { refusedExitCode, StartError } from "@/lib/base/start-error";
import { aborted } from "./stop-request";
import { waitUntilReady } from "./wait-until-ready";

/** A part has refused to start, and has printed why. */
export class RefusedToStart extends Error {
  override name = "RefusedToStart";
}

/** A part has exited by itself, without refusing to start. */
export class UnexpectedExit extends StartError {
  override name = "UnexpectedExit";

  constructor(partName: string, ending: string) {
    super(`The ${partName} stopped unexpectedly (${ending}).`);
  }
}

/**
 * Starts the parts, calls `onReady` when all of them serve, and resolves after `stop`, when all of them have exited.
 *
 * @throws {RefusedToStart} when a part refuses to start
 * @throws {UnexpectedExit} when a part exits by itself; the others have then been stopped
 */
export async function superviseUntilStopped(
  parts: Part[],
  { onReady, stop }: { onReady: () => void; stop: AbortSignal },
): Promise<void> {
  const done = new AbortController();
  const running = parts.map((part) => ({ part, child: startChild(part) }));
  const ended = Promise.race(running.map(({ part, child }) => failWhenItEnds(part, child)));
  const stopped = aborted(stop);
  const ready = Promise.all(parts.map((part) => waitUntilReady(part, done.signal)));
  try {
    await Promise.race([ready, ended, stopped]);
    if (!stop.aborted) onReady();
    await Promise.race([ended, stopped]);
  } finally {
    done.abort();
    await Promise.all(running.map(({ child }) => child.stop()));
  }
}

async function failWhenItEnds(part: Part, child: Child): Promise<never> {
  const ending = await child.exited;
  if (ending === `exit code ${refusedExitCode}`) throw new RefusedToStart(part.name);
  throw new UnexpectedExit(part.name, ending);
}
