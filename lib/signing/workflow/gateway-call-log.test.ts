import { expect, test, vi } from "vitest";
import {
  findCallDuration,
  findLastCalls,
  listGatewayCalls,
  listOperationFigures,
} from "@/db/repositories/gateway-calls";
import type { GatewayOperation } from "@/lib/domain/gateway/gateway-call";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { dayMs } from "@/lib/domain/time/durations";
import { startGatewayCallLog } from "./gateway-call-log";
import { settableClock } from "@/lib/base/testing/settable-clock";

function startLog(clock = settableClock(), db = openTestDatabase()) {
  const calls = startGatewayCallLog({ db, now: clock.now, log: () => undefined });
  onTestEnd(() => calls.stop());
  const call = (operation: GatewayOperation, more = {}) =>
    calls.observe({ operation, subject: "sgn_1", startedAt: clock.now(), durationMs: 10, ...more });
  return { clock, db, calls, call };
}

test("calls are recorded independently of their work, even while its transaction is under way", async () => {
  const { db, calls, call } = startLog();
  await db.write(async () => call("createSigning", { httpStatus: 200 }));
  call("getSigningStatus", { failure: "unreachable" });
  await calls.flush();
  expect(await listGatewayCalls(db.read, { signingId: "sgn_1", limit: 10 })).toMatchObject([
    { operation: "getSigningStatus", failure: "unreachable", httpStatus: null },
    { operation: "createSigning", failure: null, httpStatus: 200 },
  ]);
});

test("calls are recorded later if the database does not take them", async () => {
  const { db, calls, call } = startLog();
  const broken = vi.spyOn(db, "writeConcurrently").mockRejectedValueOnce(new Error("No answer."));
  call("createSigning");
  await expect(calls.flush()).rejects.toThrow("No answer.");
  expect(broken).toHaveBeenCalledOnce();
  call("getSigningStatus");
  await calls.flush();
  const found = await listGatewayCalls(db.read, { signingId: "sgn_1", limit: 10 });
  expect(found.map(({ operation }) => operation)).toEqual(["getSigningStatus", "createSigning"]);
});

test("calls of two portals are listed by their time, whichever portal wrote first", async () => {
  const { clock, db, calls, call } = startLog();
  const other = startLog(clock, db);
  call("createSigning", { httpStatus: 200 });
  clock.moveBy(500);
  other.call("getSigningStatus", { httpStatus: 200 });
  await other.calls.flush();
  await calls.flush();
  const found = await listGatewayCalls(db.read, { signingId: "sgn_1", limit: 10 });
  expect(found.map(({ operation }) => operation)).toEqual(["getSigningStatus", "createSigning"]);
  expect((await findLastCalls(db.read)).last).toMatchObject({ operation: "getSigningStatus" });
});

test("calls are deleted after thirty days", async () => {
  const { db, calls, call, clock } = startLog();
  call("createSigning");
  await calls.flush();
  clock.moveBy(29 * dayMs);
  await calls.flush();
  expect((await findLastCalls(db.read)).last).toBeDefined();
  clock.moveBy(2 * dayMs);
  await calls.flush();
  expect((await findLastCalls(db.read)).last).toBeUndefined();
});

test("the figures of a day show how long calls took and which failed; a refusal is not trouble", async () => {
  const { db, calls, call, clock } = startLog();
  call("download", { durationMs: 9_000 });
  clock.moveBy(2 * dayMs);
  for (let ms = 1; ms <= 100; ms++) call("getSigningStatus", { durationMs: ms, httpStatus: 200 });
  call("createSigning", { durationMs: 5, failure: "refused", httpStatus: 400 });
  call("createSigning", { durationMs: 7, failure: "unreachable" });
  await calls.flush();
  const since = new Date(clock.now().getTime() - dayMs);
  expect(await listOperationFigures(db.read, since)).toEqual([
    { operation: "getSigningStatus", calls: 100, troubled: 0, averageMs: 50.5, longestMs: 100 },
    { operation: "createSigning", calls: 2, troubled: 1, averageMs: 6, longestMs: 7 },
  ]);
  expect(await findCallDuration(db.read, { since, share: 0.5 })).toBe(49);
  expect(await findCallDuration(db.read, { since, share: 1 })).toBe(100);
  const { last, answered } = await findLastCalls(db.read);
  expect(last).toMatchObject({ failure: "unreachable" });
  expect(answered).toMatchObject({ failure: "refused" });
});
