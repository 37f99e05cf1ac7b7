import { expect, test } from "vitest";
import { costTable, limitOf, medianRun, type PortalsRun, rateTable, runOf } from "./portals-report";

const noCpu = { portals: 0, database: 0, store: 0, balancer: 0, sandbox: 0, people: 0 };

const run: PortalsRun = {
  ...{ portals: 1, perMinute: 120, transactions: 700 },
  cpuMs: { portals: 100, database: 50, store: 30, balancer: 20, sandbox: 250, people: 50 },
  ...{ busyShare: 0.7, othersShare: 0.2, portalShare: 0.2, sandboxShare: 0.5, lockMs: 40, flushMs: 8 },
};

test("a run counts processor time until all is done, and shares until the last is signed", () => {
  const figures = runOf({
    ...{ portals: 2, documents: 10 },
    before: {
      at: 1_000,
      transactions: 50,
      machine: { busyMs: 0, totalMs: 0 },
      cpuMs: { ...noCpu, portals: 500 },
    },
    signed: {
      ...{ at: 6_000, transactions: 2_000, machine: { busyMs: 8_000, totalMs: 10_000 } },
      cpuMs: { ...noCpu, portals: 1_500, sandbox: 4_000 },
    },
    quiet: {
      ...{ at: 9_000, transactions: 7_050, machine: { busyMs: 9_000, totalMs: 16_000 } },
      cpuMs: { ...noCpu, portals: 2_500, sandbox: 4_100 },
    },
    waits: { lock: 0.5, flush: 0.1 },
  });
  expect(figures).toEqual({
    ...{ portals: 2, perMinute: 120, transactions: 700, cpuMs: { ...noCpu, portals: 200, sandbox: 410 } },
    ...{ busyShare: 0.8, othersShare: 0.3, portalShare: 0.1, sandboxShare: 0.8, lockMs: 250, flushMs: 50 },
  });
});

test("steps of the system's clock do not make other programs use less than nothing", () => {
  const at = (ms: number) => ({
    ...{ at: ms, transactions: 0, machine: { busyMs: ms, totalMs: 2 * ms } },
    cpuMs: { ...noCpu, portals: ms + (ms && 10) },
  });
  const figures = runOf({
    ...{ portals: 1, documents: 1, before: at(0), signed: at(1_000), quiet: at(1_000) },
    waits: { lock: 0, flush: 0 },
  });
  expect(figures.othersShare).toBe(0);
});

test("several runs are summed up by the median of each figure", () => {
  const slow = { ...run, perMinute: 60, cpuMs: { ...run.cpuMs, store: 90 } };
  const fast = { ...run, perMinute: 180, cpuMs: { ...run.cpuMs, store: 10 } };
  expect(medianRun([slow, run, fast])).toEqual(run);
});

const lastLine = (text: string) => text.split("\n").at(-1);

test("the table of rates compares each with that of one portal", () => {
  expect(lastLine(rateTable([run, { ...run, portals: 3, perMinute: 180 }]))).toBe(
    "| 3 | 180 | 1.50 | 70 % | 20 % | 20 % | 50 % | 40 ms | 8 ms |",
  );
});

test("the table of costs says what the machine would do without the sandbox and the people", () => {
  expect(lastLine(costTable([run], 2))).toBe(
    "| 1 | 100 ms | 50 ms | 30 ms | 20 ms | 250 ms | 50 ms | 500 ms | 200 ms | 600 | 700 |",
  );
});

test.each([
  [{ sandboxShare: 0.95, busyShare: 1 }, "the sandbox is full (95 % of the one core that it can use)"],
  [{ portalShare: 0.9, busyShare: 1 }, "the portals are full (90 % of a core each)"],
  [{ busyShare: 0.97 }, "the 2 cores are full (other programs used 20 % of them)"],
  [{}, "no processor is full (70 % busy); transactions waited 40 ms for locks and 8 ms for the disk"],
])("with %j, what limits the rate is named", (shares, limit) => {
  expect(limitOf({ ...run, ...shares }, 2)).toBe(
    `With 1 portal, ${limit}: each signing takes 100 ms of portals, 50 ms of PostgreSQL, 250 ms of the sandbox.`,
  );
});
