import { setTimeout as wait } from "node:timers/promises";
import { startChild } from "../serving/child-process";
import type { Part } from "../serving/parts";
import { StartError } from "@/lib/base/start-error";
import { waitUntilReady } from "../serving/wait-until-ready";

const pauseMs = 1_000;

type Options = {
  print?: (line: string) => void;
  /** Called with the id of each new process. */
  onStart?: (pid: number | undefined) => void;
  /** Stops waiting for the part. */
  stop: AbortSignal;
};

export type KeptPart = { stop: () => Promise<void> };

/**
 * Starts a part, and restarts it whenever it ends by itself, as a service manager would.
 *
 * @returns once it is ready
 * @throws {StartError} if it ends before it is ready for the first time
 */
export async function keepRunning(part: Part, options: Options): Promise<KeptPart> {
  const { print = console.log, onStart, stop } = options;
  const start = () => {
    const started = startChild(part, print);
    onStart?.(started.pid);
    return started;
  };
  let child = start();
  const waiting = new AbortController();
  const isReady = waitUntilReady(part, AbortSignal.any([stop, waiting.signal]), { print });
  const ending = await Promise.race([isReady, child.exited]).finally(() => waiting.abort());
  if (ending !== undefined && !stop.aborted)
    throw new StartError(`The ${part.name} could not be started (${ending}).`);
  const stopped = new AbortController();
  const keeping = (async () => {
    for (;;) {
      const ended = await child.exited;
      if (stopped.signal.aborted) return;
      print(`The ${part.name} ended (${ended}) and is restarted.`);
      await wait(pauseMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      child = start();
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await child.stop();
      await keeping;
    },
  };
}
