import { stat } from "node:fs/promises";
import { required } from "@/lib/base/required";
import type { JobMessage, Usage } from "./process-messages";
import { ReadingStopped } from "./reading-stopped";
import { type JobOutcome, type ProcessLimits, type ReadingProcess, startProcess } from "./start-process";

/** A place for one process, which is replaced whenever it ends. */
export type ProcessSlot = {
  isFree(): boolean;
  /**
   * Runs a job. After the signal is aborted, its result matters to nobody.
   *
   * @throws {ReadingStopped} if the file needs too much time or memory
   * @throws what the job throws: errors of the file system
   */
  run(job: JobMessage, signal?: AbortSignal): Promise<unknown>;
  stop(): void;
};

/** A process is replaced after this much work, so that its limits meet no honest file. */
const retireAfter = { cpuMs: 30_000, memoryBytes: 400_000_000 };

/**
 * Long enough on the busiest machine: a file of 1 GB takes some ten seconds, one of 500,000 objects two or three, and
 * most some hundredths of one.
 */
const timeFor = (sizeBytes: number) => 15_000 + sizeBytes / 6_500;

/** A job that nobody waits for may still end by itself, which is cheaper than another process. */
const abandonAfterMs = 1_000;

/** The wait before the next start grows while processes end that read no file. */
const restartAfterMs = (failures: number) => (failures === 0 ? 0 : Math.min(60_000, 500 * 2 ** failures));

type Options = {
  source: string;
  limits: ProcessLimits;
  onFree: () => void;
  log: (message: string, error?: unknown) => void;
};

/** @param onFree is called whenever the slot can take a job */
export function openSlot({ source, limits, onFree, log }: Options): ProcessSlot {
  let process: ReadingProcess | undefined;
  let isFree = false;
  /** Whether it reads a file, or has read its last one. */
  let isWorking = false;
  let isStopped = false;
  let failures = 0;
  let restart: NodeJS.Timeout | undefined;

  function start(): void {
    isWorking = false;
    process = startProcess(limits, source);
    process.ready.then(free, () => undefined);
    void process.ended.then(() => {
      if (isStopped) return;
      if (!isWorking) {
        failures++;
        log("A process that reads files ended without a file to read");
      }
      isFree = false;
      restart = setTimeout(start, restartAfterMs(failures)).unref();
    });
  }

  function free(): void {
    isFree = true;
    isWorking = false;
    onFree();
  }

  start();
  return {
    isFree: () => isFree,
    async run(job, signal) {
      const running = required(process, "process");
      isFree = false;
      isWorking = true;
      let timer: NodeJS.Timeout | undefined;
      const abandon = () => void (timer = setTimeout(running.kill, abandonAfterMs));
      signal?.addEventListener("abort", abandon, { once: true });
      try {
        const outcome = await running.run(job, timeFor(await sizeOf(job.request.path)));
        failures = 0;
        if (isUsedUp(outcome.usage)) running.kill();
        else free();
        return answerIn(outcome);
      } catch (error) {
        if (error instanceof ReadingStopped) running.kill();
        throw error;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abandon);
      }
    },
    stop() {
      isStopped = true;
      clearTimeout(restart);
      process?.kill();
    },
  };
}

const isUsedUp = ({ cpuMs, memoryBytes }: Usage) =>
  cpuMs > retireAfter.cpuMs || memoryBytes > retireAfter.memoryBytes;

/** A file that does not exist gets its error from the job. */
const sizeOf = (path: string) =>
  stat(/*turbopackIgnore: true*/ path).then(
    ({ size }) => size,
    () => 0,
  );

function answerIn(outcome: JobOutcome): unknown {
  if (outcome.kind === "answer") return outcome.answer;
  throw Object.assign(new Error(outcome.message), { code: outcome.code });
}
