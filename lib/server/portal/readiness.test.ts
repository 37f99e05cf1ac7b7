import { mkdir, rename, rmdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { settableClock } from "@/lib/base/testing/settable-clock";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { createReadiness } from "./readiness";

const fine = { isNewer: false, isRefused: false };
const broken = () => Promise.reject(new Error("No answer."));
const store = { probe: async () => undefined };
const { now } = settableClock();

test("a portal is ready while its database answers and its store takes files", async () => {
  const readiness = createReadiness({ database: async () => fine, store, now });
  expect(await readiness.report()).toEqual({
    ...{ status: "ready", database: "ok", store: "ok", migrations: "ok", gateway: "ok" },
  });
});

test.each([
  ["database", { database: broken }, { database: "unavailable", migrations: "unknown", gateway: "unknown" }],
  ["store", { store: { probe: broken } }, { store: "unavailable", database: "ok" }],
])("a portal whose %s does not answer is not ready", async (_, part, parts) => {
  const readiness = createReadiness({ database: async () => fine, store, ...part, now });
  expect(await readiness.report()).toMatchObject({ status: "unavailable", ...parts });
});

test("a portal is not ready while the disk of its files is not mounted", async () => {
  const [clock, folder] = [settableClock(), path.join(await temporaryFolder(), "files")];
  const disk = await createDiskFileStore(folder);
  const readiness = createReadiness({ database: async () => fine, store: disk, now: clock.now });
  expect(await readiness.report()).toMatchObject({ status: "ready", store: "ok" });
  await rename(folder, `${folder}-elsewhere`);
  await mkdir(folder);
  clock.moveBy(1_000);
  expect(await readiness.report()).toMatchObject({ status: "unavailable", store: "unavailable" });
  await rmdir(folder);
  await rename(`${folder}-elsewhere`, folder);
  clock.moveBy(1_000);
  expect(await readiness.report()).toMatchObject({ status: "ready", store: "ok" });
});

test("a portal reports a newer database and a gateway that refuses its access token, and stays ready", async () => {
  const database = async () => ({ isNewer: true, isRefused: true });
  const readiness = createReadiness({ database, store, now });
  expect(await readiness.report()).toMatchObject({
    status: "ready",
    migrations: "newer",
    gateway: "refusing",
  });
});

test("a portal that is asked to stop is no longer ready at once", async () => {
  const readiness = createReadiness({ database: async () => fine, store, now });
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
  const readiness = createReadiness({ database, store, now: clock.now });
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
  const readiness = createReadiness({ database, store, now: clock.now, withinMs: 1 });
  for (let second = 0; second < 3; second += 1) {
    expect(await readiness.report()).toMatchObject({ status: "unavailable" });
    clock.moveBy(1_000);
  }
  expect(queries).toBe(1);
  const again = readiness.report();
  answer();
  expect((await again).status).toBe("ready");
});
