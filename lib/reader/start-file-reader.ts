import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { createFairQueue } from "./fair-queue";
import type { FileReader, JobAnswer, JobName, JobRequest, Reading } from "./file-reader";
import type { JobMessage } from "./process-messages";
import { openSlot, type ProcessSlot } from "./process-slot";
import { ReadingStopped } from "./reading-stopped";
import { type ProcessLimits, readingProcess } from "./start-process";
import { stoppedAnswers } from "./stopped-answers";

/**
 * A report takes 150 MB at most, of which Node itself takes 110 MB; RLIMIT_DATA counts reserved memory too. The
 * processor time is that of the longest job, after the work that retires a process.
 */
const limits: ProcessLimits = { heapMb: 384, dataMb: 1_024, cpuSeconds: 200 };

/** One of them is kept free of files on Verify. */
const processCount = 2;

const maxWaitMs = 60_000;

type Task = Reading & {
  job: JobMessage;
  place?: number;
  tooLate?: NodeJS.Timeout;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
};

type Log = (message: string, error?: unknown) => void;

/** Starts the processes, so that they are ready when the first file arrives. */
export function startFileReader({
  log,
  source = readingProcess,
}: {
  log: Log;
  /** Another process than the one that reads files, for tests. */
  source?: string;
}): FileReader & { stop(): void } {
  const queue = createFairQueue<Task>();
  const running = new Set<Task>();
  const slots = Array.from({ length: processCount }, () =>
    openSlot({ source, limits, onFree: startNext, log }),
  );

  function mayStart({ owner, purpose }: Task): boolean {
    const others = [...running];
    if (others.some((each) => each.owner === owner)) return false;
    return (
      purpose !== "verify" || others.filter((each) => each.purpose === "verify").length < processCount - 1
    );
  }

  function startNext(): void {
    for (const slot of slots) {
      const task = slot.isFree() && queue.take(mayStart);
      if (task) void run(slot, task);
    }
    tellPlaces();
  }

  async function run(slot: ProcessSlot, task: Task): Promise<void> {
    running.add(task);
    clearTimeout(task.tooLate);
    if (task.place) task.onPlace?.(0);
    try {
      task.resolve(await slot.run(task.job, task.signal));
    } catch (error) {
      task.reject(error);
    } finally {
      running.delete(task);
      startNext();
    }
  }

  function tellPlaces(): void {
    const places = { documents: 0, verify: 0 };
    for (const task of queue.inOrder()) {
      const place = ++places[task.purpose];
      if (place !== task.place) task.onPlace?.((task.place = place));
    }
  }

  /** Queues a job, and runs it when its turn has come. */
  function read(job: JobMessage, reading: Reading): Promise<unknown> {
    const { signal } = reading;
    return new Promise((resolve, reject) => {
      const task: Task = { ...reading, job, resolve, reject };
      const leave = (reason: unknown) => {
        queue.remove(task);
        clearTimeout(task.tooLate);
        reject(reason);
        tellPlaces();
      };
      if (signal?.aborted) return reject(signal.reason);
      signal?.addEventListener("abort", () => leave(signal.reason), { once: true });
      task.tooLate = setTimeout(() => leave(new UserFacingError({ code: "reader_busy" })), maxWaitMs);
      queue.add(task);
      startNext();
    });
  }

  const method =
    <N extends JobName>(name: N) =>
    async (request: JobRequest<N>, reading: Reading): Promise<JobAnswer<N>> => {
      try {
        return (await read({ name, request } as JobMessage, reading)) as JobAnswer<N>;
      } catch (error) {
        if (error instanceof ReadingStopped && !reading.throwsWhenStopped)
          return stoppedAnswers[name](request, error);
        throw error;
      }
    };

  return {
    inspectSource: method("inspectSource"),
    validateAnyFile: method("validateAnyFile"),
    validateSignedPdf: method("validateSignedPdf"),
    validateSignedContainer: method("validateSignedContainer"),
    compareArchived: method("compareArchived"),
    kindOf: method("kindOf"),
    unpackEntry: method("unpackEntry"),
    stop: () => slots.forEach((slot) => slot.stop()),
  };
}
