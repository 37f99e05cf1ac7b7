import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const pauseMs = 5;

/** The process whose command line is like this, the last one of those that this one has started. */
export async function findChildProcess(command: RegExp): Promise<number> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,args="]);
  const pids = stdout.split("\n").flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid && command.test(args ?? "") ? [Number(pid)] : [];
  });
  const last = pids.at(-1);
  if (!last) throw new Error("The server's process was not found.");
  return last;
}

/** The memory that a process holds at this moment (its resident set). */
export async function residentBytes(pid: number): Promise<number> {
  const kibibytes =
    process.platform === "linux"
      ? /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]
      : (await run("ps", ["-o", "rss=", "-p", String(pid)])).stdout;
  return Number(kibibytes) * 1024;
}

/** The processor time that a process has taken since it began, where the system tells; in ticks of ten milliseconds. */
export async function cpuMs(pid: number): Promise<number> {
  if (process.platform !== "linux") return NaN;
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Does the work and tells the most memory that the process was seen to hold meanwhile. */
export async function peakResidentBytes(pid: number, work: () => Promise<unknown>): Promise<number> {
  const over = new AbortController();
  const peak = highest(pid, over.signal);
  try {
    await work();
  } finally {
    over.abort();
    await peak.catch(() => undefined); // a server that died fails the work as well, which says more
  }
  return peak;
}

async function highest(pid: number, over: AbortSignal): Promise<number> {
  let peak = 0;
  do {
    peak = Math.max(peak, await residentBytes(pid));
    await wait(pauseMs);
  } while (!over.aborted);
  return Math.max(peak, await residentBytes(pid));
}
