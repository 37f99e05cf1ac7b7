import type { Part } from "../serving/parts";
import { superviseUntilStopped } from "../serving/supervise";
import { findChildProcess } from "./server-memory";

/**
 * Runs `work` while the parts run. All of them have exited when the promise settles.
 *
 * @param measured matches the command line of the process whose memory is measured
 * @throws {StartError} when they cannot start or exit too early, and what `work` throws
 */
export async function withRunningParts<T>(
  parts: Part[],
  measured: RegExp,
  stop: AbortSignal,
  work: (pid: number) => Promise<T>,
): Promise<T | undefined> {
  const done = new AbortController();
  let outcome: Promise<T> | undefined;
  const onReady = () => {
    outcome = findChildProcess(measured).then(work);
    outcome.then(
      () => done.abort(),
      () => done.abort(),
    );
  };
  await superviseUntilStopped(parts, { onReady, stop: AbortSignal.any([stop, done.signal]) });
  return outcome;
}
