import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "@/db/client";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import { projectRoot } from "../serving/project-root";
import type { Listeners } from "./add-listeners";
import { median } from "../report/figures";
import type { RunningPortal } from "./running-portal";
import { cpuMs, residentBytes } from "./server-memory";

const idleMs = 60_000;
const settleMs = 5_000;
const rounds = 20;
/** Longer than the interval at which the portal polls, so that changes fall anywhere between them. */
const maxPauseMs = 500;

export type StreamFigures = {
  streams: number;
  openedMs: number;
  bytes: number;
  /** The portal's CPU time while nothing changes, in percent of one core. */
  idlePercent: number;
  /** Times from a commit until the last of the streams received it; NaN without streams. */
  shared: Times;
  own: Times;
};

type Times = { medianMs: number; maxMs: number };

const noTimes: Times = { medianMs: NaN, maxMs: NaN };

/**
 * Measures a portal with each of these numbers of open streams, each of another person: while nothing changes, after a
 * change of a document that all of them see, and after one of each one's own document. Changes are committed by this
 * process and not by the portal.
 */
export async function measureStreams(
  counts: number[],
  { portal, db, listeners }: { portal: RunningPortal; db: Db; listeners: Listeners },
  signal: AbortSignal,
): Promise<StreamFigures[]> {
  const { cookies, sharedId, ownIds } = listeners;
  const change = (documentIds: string[]) =>
    db.write(async (tx) => {
      for (const documentId of documentIds)
        await appendAuditEvent(tx, { at: new Date(), action: "signing.sent", documentId });
    });
  const figures: StreamFigures[] = [];
  for (const count of counts) {
    const after = await findLatestSeq(db.read);
    const browsers = startBrowsers(signal);
    const startedAt = performance.now();
    const requests = cookies
      .slice(0, count)
      .map((cookie) => ({ path: `/api/events?after=${after}`, cookie }));
    await browsers.send({ port: portal.env.port, requests });
    const openedMs = performance.now() - startedAt;
    await pause(settleMs, undefined, { signal });
    const idlePercent = await measureCpu(portal.pid, signal);
    const bytes = await residentBytes(portal.pid);
    const timeUntilReceived = async (documentIds: string[]) => {
      await pause(Math.random() * maxPauseMs, undefined, { signal });
      await browsers.send({ watch: true });
      const received = browsers.next();
      await change(documentIds);
      const committedAt = Date.now();
      return Math.max(0, Math.max(...(await received).receivedAt) - committedAt);
    };
    const timesOf = (documentIds: string[]) =>
      count > 0 ? repeated(() => timeUntilReceived(documentIds)) : noTimes;
    figures.push({
      ...{ streams: count, openedMs, idlePercent, bytes },
      shared: await timesOf([sharedId]),
      own: await timesOf(ownIds.slice(0, count)),
    });
    browsers.stop();
  }
  return figures;
}

async function measureCpu(pid: number, signal: AbortSignal): Promise<number> {
  const before = await cpuMs(pid);
  await pause(idleMs, undefined, { signal });
  return ((await cpuMs(pid)) - before) / (idleMs / 100);
}

async function repeated(measure: () => Promise<number>): Promise<Times> {
  const times: number[] = [];
  while (times.length < rounds) times.push(await measure());
  return { medianMs: median(times), maxMs: Math.max(...times) };
}

/** The process that holds the streams (stream-listeners.mjs). */
function startBrowsers(signal: AbortSignal) {
  const program = path.join(projectRoot, "scripts", "bench", "stream-listeners.mjs");
  const child: ChildProcess = fork(program, { execArgv: [], signal });
  const failed = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The listeners ended (${code}).`)));
  });
  failed.catch(() => undefined);
  const next = async () => {
    const [answer] = await Promise.race([once(child, "message"), failed]);
    return answer as { receivedAt: number[] };
  };
  return {
    next,
    async send(message: object): Promise<void> {
      const answered = next();
      child.send(message);
      await answered;
    },
    stop: () => void child.disconnect(),
  };
}
