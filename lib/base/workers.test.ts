import { expect, onTestFinished, test } from "vitest";
import { startWorkers } from "./workers";

/** Workers over a list of names. Each piece of work ends when the test says so. */
function openWorkers(names: string[], maxConcurrent: number) {
  const started: string[] = [];
  const logged: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  let afterClaim: () => void = () => undefined;
  const workers = startWorkers<string>({
    ...{ maxConcurrent, pollEveryMs: 1_000_000, name: "test", listen: () => () => undefined },
    claim: async () => {
      const name = names.shift();
      await Promise.resolve();
      afterClaim();
      return name;
    },
    work: (name) =>
      new Promise((resolve, reject) => {
        started.push(name);
        ends.set(name, (error) => (error ? reject(error) : resolve()));
      }),
    failed: (name) => `${name} failed`,
    log: (message) => void logged.push(message),
  });
  onTestFinished(async () => {
    const stopped = workers.stop();
    for (const end of ends.values()) end();
    await stopped;
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ workers, started, logged, settled },
    end: (name: string, error?: Error) => ends.get(name)?.(error),
    afterClaim: (run: () => void) => void (afterClaim = run),
  };
}

test("no more pieces of work are claimed than may be done at the same time", async () => {
  const { started, settled, end } = openWorkers(["a", "b", "c"], 2);
  await settled();
  expect(started).toEqual(["a", "b"]);
  end("a");
  await settled();
  expect(started).toEqual(["a", "b", "c"]);
});

test("work that becomes due while none was found is claimed after one wake", async () => {
  const names: string[] = [];
  const { workers, started, settled, afterClaim } = openWorkers(names, 2);
  afterClaim(() => {
    afterClaim(() => undefined);
    names.push("late");
    workers.wake();
  });
  await settled();
  expect(started).toEqual(["late"]);
});

test("work that fails is logged, and its place is free again", async () => {
  const { started, logged, settled, end } = openWorkers(["a", "b"], 1);
  await settled();
  end("a", new Error("No."));
  await settled();
  expect(logged).toEqual(["a failed"]);
  expect(started).toEqual(["a", "b"]);
});

test("a database that answers nothing for a while is logged once", async () => {
  const { workers, started, logged, settled, afterClaim } = openWorkers(["lost", "lost too", "c"], 1);
  afterClaim(() => {
    throw new Error("No answer.");
  });
  await settled();
  workers.wake();
  await settled();
  expect(logged).toEqual(["The test could not claim work"]);
  afterClaim(() => undefined);
  workers.wake();
  await settled();
  expect(started).toEqual(["c"]);
});

test("a stop claims nothing more, and waits for the work under way", async () => {
  const names = ["a"];
  const { workers, started, settled, end } = openWorkers(names, 2);
  await settled();
  names.push("b");
  let isStopped = false;
  const stopped = workers.stop().then(() => (isStopped = true));
  await settled();
  expect(isStopped).toBe(false);
  end("a");
  await stopped;
  expect(started).toEqual(["a"]);
});
