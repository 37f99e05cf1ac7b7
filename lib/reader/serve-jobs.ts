import { setPriority } from "node:os";
import { serialize } from "node:v8";
import { jobs } from "./jobs";
import type { JobMessage, ProcessMessage, Usage } from "./process-messages";

/** Pages go before files: as `nice` does. */
const niceness = 5;

/** A container with 1,000 files and 100 signatures has a report, with certificates, of half of it. The portal parses it. */
const maxAnswerBytes = 1_000_000;

/** Takes jobs from the portal, one at a time, until the portal is gone. */
export function serveJobs(): void {
  setPriority(niceness);
  process.on("message", (message: JobMessage) => void serve(message));
  send({ kind: "ready" });
}

async function serve({ name, request }: JobMessage): Promise<void> {
  send(await outcomeOf(jobs[name] as (request: unknown) => Promise<unknown>, request));
}

async function outcomeOf(
  run: (request: unknown) => Promise<unknown>,
  request: unknown,
): Promise<ProcessMessage> {
  try {
    const answer = await run(request);
    if (serialize(answer).length > maxAnswerBytes)
      return { kind: "stopped", cause: "The answer is too long." };
    return { kind: "answer", answer, usage: usage() };
  } catch (error) {
    if (isOutOfMemory(error)) return { kind: "stopped", cause: error.message };
    const { message, code } = error as NodeJS.ErrnoException;
    return { kind: "error", message, code, usage: usage() };
  }
}

/** How JavaScript reports memory that it did not get; more often the process just ends. */
const isOutOfMemory = (error: unknown): error is Error =>
  error instanceof RangeError ||
  (error instanceof Error &&
    "code" in error &&
    ["ERR_MEMORY_ALLOCATION_FAILED", "ERR_STRING_TOO_LONG", "ENOMEM", "Z_MEM_ERROR"].includes(
      String(error.code),
    ));

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, memoryBytes: process.memoryUsage.rss() };
}

const send = (message: ProcessMessage) => void process.send?.(message);
