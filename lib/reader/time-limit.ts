import { readFile } from "node:fs/promises";

/** Linux gives the times in this unit to every program, whatever the kernel counts in (proc_pid_stat(5), sysconf(3)). */
const msPerTick = 10;
/** How many times as long as its work a job may take on a machine that is busy with other things. */
const patience = 4;

/** The processor time that a process has taken so far, in ms; `undefined` where the system has no /proc. */
export async function readCpuMs(pid: number): Promise<number | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The name of the program, in parentheses, may contain anything; utime and stime are fields 14 and 15.
  const fields = line?.slice(line.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields?.[11]) + Number(fields?.[12]);
  return Number.isNaN(ticks) ? undefined : ticks * msPerTick;
}

type Job = {
  /** How much processor time it may take. */
  withinMs: number;
  readCpu: () => Promise<number | undefined>;
  /** Is called when it has taken more. */
  end: () => void;
};

/**
 * Ends a job that takes more processor time than it may, however busy the machine is, or four times as long by the
 * clock. Where the processor time is unknown, the clock alone counts.
 *
 * @returns a function that lifts the limit
 */
export function limitTime({ withinMs, readCpu, end }: Job): () => void {
  const atStart = readCpu();
  let timer: NodeJS.Timeout | undefined = setTimeout(() => void check(withinMs), withinMs);

  async function check(passedMs: number): Promise<void> {
    const [before, now] = [await atStart, await readCpu()];
    if (!timer) return;
    const used = before === undefined || now === undefined ? passedMs : now - before;
    const left = Math.min(Math.max(withinMs - used, msPerTick), withinMs * patience - passedMs);
    if (used >= withinMs || left <= 0) end();
    else timer = setTimeout(() => void check(passedMs + left), left);
  }

  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}
