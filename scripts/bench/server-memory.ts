import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const pauseMs = 5;

/** Finds the last child of this process with a matching command line. */
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

/** A process's current resident set size. */
export async function residentBytes(pid: number): Promise<number> {
  const kibibytes =
    process.platform === "linux"
      ? /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]
      : (await run("ps", ["-o", "rss=", "-p", String(pid)])).stdout;
  return Number(kibibytes) * 1024;
}

/** A process's CPU time since its start, in steps of 10 ms; NaN where the system does not report it. */
export async function cpuMs(pid: number): Promise<number> {
  if (process.platform !== "linux") return NaN;
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Runs `work` and returns the largest resident set size of the process meanwhile. */
export async function peakResidentBytes(pid: number, work: () => Promise<unknown>): Promise<number> {
  const done = new AbortController();
  const peak = samplePeak(pid, done.signal);
  try {
    await work();
  } finally {
    done.abort();
    await peak.catch(() => undefined); // a server that died fails `work` as well, with a better error
  }
  return peak;
}

async function samplePeak(pid: number, done: AbortSignal): Promise<number> {
  let peak = 0;
  do {
    peak = Math.max(peak, await residentBytes(pid));
    await wait(pauseMs);
  } while (!done.aborted);
  return Math.max(peak, await residentBytes(pid));
}
