import { readdir, readFile } from "node:fs/promises";

/** A process as /proc shows it. */
export type ProcessTime = {
  pid: number;
  parent: number;
  command: string;
  /** The CPU time of the process and of its children that have ended. */
  cpuMs: number;
};

const tickMs = 10;

/** All processes of the machine. One that ends meanwhile is left out. */
export async function readProcesses(): Promise<ProcessTime[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const read = await Promise.all(pids.map((pid) => readProcess(pid).catch(() => undefined)));
  return read.filter((process) => process !== undefined);
}

async function readProcess(pid: number): Promise<ProcessTime> {
  const [stat, command] = await Promise.all([
    readFile(`/proc/${pid}/stat`, "utf8"),
    readFile(`/proc/${pid}/cmdline`, "utf8"),
  ]);
  return { pid, ...parseProcess(stat), command: command.replaceAll("\0", " ") };
}

/** Reads /proc/<pid>/stat (proc_pid_stat(5)). The name of the program, in parentheses, may contain anything. */
export function parseProcess(stat: string): Pick<ProcessTime, "parent" | "cpuMs"> {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), cpuMs: ticks * tickMs };
}

/** The CPU time of those children of a process whose command line matches, with all of their descendants. */
export function cpuMsOfChildren(processes: readonly ProcessTime[], parent: number, command: RegExp): number {
  const children = processes.filter((process) => process.parent === parent && command.test(process.command));
  const withDescendants = ({ pid, cpuMs }: ProcessTime): number =>
    processes
      .filter((process) => process.parent === pid)
      .reduce((sum, child) => sum + withDescendants(child), cpuMs);
  return children.reduce((sum, child) => sum + withDescendants(child), 0);
}

export type MachineTime = { busyMs: number; totalMs: number };

export const readMachineTime = async (): Promise<MachineTime> =>
  parseMachineTime(await readFile("/proc/stat", "utf8"));

/** Reads /proc/stat (proc_stat(5)): the time of all processors since the start, and how much of it they did not idle. */
export function parseMachineTime(stat: string): MachineTime {
  // Without the time of guests, which that of users contains.
  const ticks = (/^cpu\s+(.*)$/m.exec(stat)?.[1] ?? "").split(" ").slice(0, 8).map(Number);
  const total = ticks.reduce((sum, field) => sum + field, 0);
  const [idle = 0, waitingForDisk = 0] = ticks.slice(3, 5);
  return { busyMs: (total - idle - waitingForDisk) * tickMs, totalMs: total * tickMs };
}
