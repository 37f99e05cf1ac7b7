import { setPriority } from "node:os";
import type { ProcessMessage } from "@/lib/reader/process-messages";
import { type ListJob, listJobs } from "./list-jobs";

/** Pages go before lists. */
const niceness = 10;

/** Takes jobs from the portal, one at a time, until the portal is gone. */
export function serveListJobs(): void {
  setPriority(niceness);
  process.on("message", (job: ListJob) => send(outcomeOf(job)));
  send({ kind: "ready" });
}

function outcomeOf(job: ListJob): ProcessMessage {
  try {
    const answer = job.name === "read" ? listJobs.read(job.request) : listJobs.compile(job.request);
    return { kind: "answer", answer, usage: usage() };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { kind: "error", message, code, usage: usage() };
  }
}

function usage() {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, memoryBytes: process.resourceUsage().maxRSS * 1024 };
}

const send = (message: ProcessMessage) => void process.send?.(message);
