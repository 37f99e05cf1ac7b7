import { setTimeout as wait } from "node:timers/promises";
import type { Part } from "./parts";

const pauseMs = 50;

type Options = {
  print?: (line: string) => void;
  /** How often a part that is not ready yet is reported. */
  reportEveryMs?: number;
};

/**
 * Resolves once the part is ready, or when `cancelled` is aborted. There is no deadline: a portal that migrates a large
 * database or rebuilds its library must not be killed for it, because the next start would begin again.
 */
export async function waitUntilReady(
  { name, readyUrl, isReady }: Pick<Part, "name" | "readyUrl" | "isReady">,
  cancelled: AbortSignal,
  { print = console.log, reportEveryMs = 60_000 }: Options = {},
): Promise<void> {
  const reports = setInterval(() => print(`The ${name} is not ready yet.`), reportEveryMs);
  try {
    while (!cancelled.aborted) {
      const answer = await fetch(readyUrl, { redirect: "manual", signal: cancelled }).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer && isReady(answer)) return;
      await wait(pauseMs);
    }
  } finally {
    clearInterval(reports);
  }
}
