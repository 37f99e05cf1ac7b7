import { expect, test } from "vitest";
import { cpuMsOfChildren, parseMachineTime, parseProcess } from "./processor-time";

test("a process has its own CPU time and that of its ended children, whatever its program is called", () => {
  const stat = "41 (a) R (b) S 7 41 41 0 -1 4194560 900 20 0 0 100 20 3 4 20 0 1 0 5000 1 2";
  expect(parseProcess(stat)).toEqual({ parent: 7, cpuMs: 1270 });
});

test("the CPU time of children includes their descendants, and not other children", () => {
  const processes = [
    { pid: 1, parent: 0, command: "bench", cpuMs: 1 },
    { pid: 2, parent: 1, command: "/usr/bin/postgres -D data", cpuMs: 10 },
    { pid: 3, parent: 2, command: "postgres: client backend", cpuMs: 100 },
    { pid: 4, parent: 3, command: "worker", cpuMs: 1000 },
    { pid: 5, parent: 1, command: "sh -c watcher /tmp/postgres", cpuMs: 10_000 },
    { pid: 6, parent: 0, command: "/usr/bin/postgres -D other", cpuMs: 100_000 },
  ];
  expect(cpuMsOfChildren(processes, 1, /^\S*postgres /)).toBe(1110);
});

test("processors that idle or wait for the disk are not busy, and guests are counted once", () => {
  const stat = "cpu  100 20 30 400 50 6 7 8 90 9\ncpu0 1 2 3 4 5 6 7 8 9 10\n";
  expect(parseMachineTime(stat)).toEqual({ busyMs: 1710, totalMs: 6210 });
});
