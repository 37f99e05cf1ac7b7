import { renameSync, writeFileSync } from "node:fs";

/** The one clock of a cluster's portals, in a file that each of them reads. It can be moved ahead of real time. */
export function openClusterClock(file: string) {
  let offsetMs = 0;
  /** Changes: when, by its own time, and how far it is ahead since then. */
  const moves = [{ from: 0, offsetMs }];
  const write = () => {
    writeFileSync(`${file}.new`, String(offsetMs));
    renameSync(`${file}.new`, file); // nobody reads half a number
  };
  write();
  return {
    file,
    now: () => Date.now() + offsetMs,
    moveTo(ms: number): void {
      offsetMs += Math.max(0, Math.round(ms - (Date.now() + offsetMs)));
      moves.push({ from: Date.now() + offsetMs, offsetMs });
      write();
    },
    /** The real time of an instant of this clock. */
    trueTimeOf: (ms: number) => ms - (moves.findLast(({ from }) => from <= ms)?.offsetMs ?? 0),
  };
}
