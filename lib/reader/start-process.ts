import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { JobMessage, ProcessMessage } from "./process-messages";
import { ReadingStopped } from "./reading-stopped";
import { limitTime, readCpuMs } from "./time-limit";

/** A process that reads files. It runs one job at a time. */
export type ReadingProcess<J = JobMessage> = {
  /** Resolves once it can take jobs. @throws if it ends before */
  ready: Promise<void>;
  /**
   * @param withinMs the processor time that the job may take
   * @throws {ReadingStopped} if the file needs more time or memory than the process has, which then ends
   */
  run(job: J, withinMs: number): Promise<JobOutcome>;
  /** Resolves once it has ended. */
  ended: Promise<void>;
  kill(): void;
};

export type JobOutcome = Exclude<ProcessMessage, { kind: "ready" | "stopped" }>;

/** The limits of one process. `cpuSeconds` counts over all its jobs. */
export type ProcessLimits = { heapMb: number; dataMb: number; cpuSeconds: number };

/** The path of the source, which exists because every portal is started from its sources. */
export const readingProcess = path.join(
  /*turbopackIgnore: true*/ process.cwd(),
  "lib/reader/reading-process.mjs",
);

const endWithParent = pathToFileURL(path.join(path.dirname(readingProcess), "end-with-parent.mjs")).href;

/**
 * Sets the limits, which the operating system enforces on everything the process does afterwards, and becomes Node:
 * no core dumps; memory of every kind, Buffers and the zlib library included (RLIMIT_DATA, setrlimit(2)); CPU time, at
 * whose end the process is killed (RLIMIT_CPU).
 */
const limitAndBecome = 'ulimit -c 0; ulimit -d "$0"; ulimit -t "$1"; shift; exec "$@"';

/**
 * Starts a process. Its environment holds none of the portal's settings.
 *
 * @param source the path of its JavaScript, which takes and sends the messages of process-messages.ts
 */
export function startProcess<J extends object = JobMessage>(
  { heapMb, dataMb, cpuSeconds }: ProcessLimits,
  source: string,
): ReadingProcess<J> {
  const node = [process.execPath, "--import", endWithParent, `--max-old-space-size=${heapMb}`, source];
  const child = spawn("/bin/sh", ["-c", limitAndBecome, String(dataMb * 1024), String(cpuSeconds), ...node], {
    env: { TMPDIR: tmpdir(), NODE_ENV: "production" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const ready = nextMessage(child).then(() => rest(child));
  ready.catch(() => undefined); // the callers that await it see the failure
  return {
    ready,
    ended,
    kill: () => void child.kill("SIGKILL"),
    async run(job, withinMs) {
      // The channel of a process that has exited may still seem open.
      if (!child.connected || child.exitCode !== null || child.signalCode !== null)
        throw new ReadingStopped("The reading process has ended.");
      child.ref();
      child.channel?.ref();
      const outcome = nextMessage(child);
      const liftLimit = limitTime({
        withinMs,
        readCpu: async () => (child.pid === undefined ? undefined : readCpuMs(child.pid)),
        end: () => void child.kill("SIGKILL"),
      });
      try {
        child.send(job, () => undefined); // a process that is gone ends the wait for its outcome
        return concluded(await outcome);
      } finally {
        liftLimit();
        rest(child);
      }
    },
  };
}

function concluded(message: ProcessMessage): JobOutcome {
  if (message.kind === "ready") throw new Error("A reading process was ready twice.");
  if (message.kind === "stopped") throw new ReadingStopped(message.cause);
  return message;
}

/** Lets the portal exit while no file is read. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function nextMessage(child: ChildProcess): Promise<ProcessMessage> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: ProcessMessage) => settle(() => resolve(message));
    const onEnd = (cause: unknown) =>
      settle(() => reject(new ReadingStopped("The reading process ended.", { cause })));
    function settle(how: () => void): void {
      child.off("message", onMessage).off("exit", onEnd).off("error", onEnd);
      how();
    }
    child.on("message", onMessage).on("exit", onEnd).on("error", onEnd);
  });
}
