import { expect, test } from "vitest";
import { settableClock } from "@/lib/base/testing/settable-clock";
import { createReadiness } from "./readiness";

const fine = { isNewer: false, isRefused: false };
const broken = () => Promise.reject(new Error("No answer."));
const { now } = settableClock();

test("a portal is ready while its database and its store answer", async () => {
  const readiness = createReadiness({ database: async () => fine, store: async () => true, now });
  expect(await readiness.report()).toEqual({
    ...{ status: "ready", database: "ok", store: "ok", migrations: "ok", gateway: "ok" },
  });
});

test.each([
  ["database", { database: "unavailable", migrations: "unknown", gateway: "unknown" }],
  ["store", { store: "unavailable", database: "ok" }],
])("a portal whose %s does not answer is not ready", async (part, parts) => {
  const working = { database: async () => fine, store: async () => true };
  const readiness = createReadiness({ ...working, [part]: broken, now });
  expect(await readiness.report()).toMatchObject({ status: "unavailable", ...parts });
});

test("a portal reports a newer database and a gateway that refuses its access token, and stays ready", async () => {
  const database = async () => ({ isNewer: true, isRefused: true });
  const readiness = createReadiness({ database, store: async () => true, now });
  expect(await readiness.report()).toMatchObject({
    status: "ready",
    migrations: "newer",
    gateway: "refusing",
  });
});

test("a portal that is asked to stop is no longer ready at once", async () => {
  const readiness = createReadiness({ database: async () => fine, store: async () => true, now });
  await readiness.report();
  readiness.drain();
  expect(await readiness.report()).toMatchObject({ status: "draining", database: "ok" });
});

test("many requests query the database once a second", async () => {
  const clock = settableClock();
  let queries = 0;
  const database = async () => {
    queries += 1;
    return fine;
  };
  const readiness = createReadiness({ database, store: async () => true, now: clock.now });
  await Promise.all(Array.from({ length: 50 }, () => readiness.report()));
  expect(queries).toBe(1);
  clock.moveBy(1_000);
  await readiness.report();
  expect(queries).toBe(2);
});

test("a database that hangs is queried once, and the portal is ready again when it answers", async () => {
  const clock = settableClock();
  let answer: () => void = () => undefined;
  let queries = 0;
  const database = () => {
    queries += 1;
    return new Promise<typeof fine>((resolve) => (answer = () => resolve(fine)));
  };
  const readiness = createReadiness({ database, store: async () => true, now: clock.now, withinMs: 1 });
  for (let second = 0; second < 3; second += 1) {
    expect(await readiness.report()).toMatchObject({ status: "unavailable" });
    clock.moveBy(1_000);
  }
  expect(queries).toBe(1);
  const again = readiness.report();
  answer();
  expect((await again).status).toBe("ready");
});
