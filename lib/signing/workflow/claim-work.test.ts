import { expect, test, vi } from "vitest";
import { beginGatewayPause } from "@/db/repositories/gateway-pauses";
import { addSigning, addUser } from "@/db/testing/sample-rows";
import { hourMs, minuteMs } from "@/lib/domain/time/durations";
import { offlineContext } from "../testing/offline-context";
import { claimWork } from "./claim-work";

/** A signing that is due in an hour, and a count of the transactions from then on. */
async function open() {
  const context = await offlineContext();
  const { db, clock } = context;
  const ownerId = await addUser(db, "ada", clock.now());
  const dueAt = new Date(clock.now().getTime() + hourMs);
  await addSigning(db, { id: "sgn_1", ownerId, now: clock.now(), status: "out_for_signature", dueAt });
  return { context, db, clock, transactions: vi.spyOn(db, "writeConcurrently") };
}

test("a claim opens a transaction only when a signing is due", async () => {
  const { context, clock, transactions } = await open();
  expect(await claimWork(context)).toBeUndefined();
  expect(transactions).not.toHaveBeenCalled();
  clock.moveBy(hourMs);
  expect(await claimWork(context)).toMatchObject({ signingId: "sgn_1" });
  expect(transactions).toHaveBeenCalledOnce();
  expect(await claimWork(context), "claimed already").toBeUndefined();
  expect(transactions).toHaveBeenCalledOnce();
});

test("a claim opens no transaction while the gateway is paused, until the next probe", async () => {
  const { context, db, clock, transactions } = await open();
  clock.moveBy(hourMs);
  const nextProbeAt = new Date(clock.now().getTime() + minuteMs);
  await db.write((tx) => beginGatewayPause(tx, { since: clock.now(), nextProbeAt }));
  transactions.mockClear();
  expect(await claimWork(context)).toBeUndefined();
  expect(transactions).not.toHaveBeenCalled();
  clock.moveBy(minuteMs);
  expect(await claimWork(context)).toMatchObject({ signingId: "sgn_1" });
});
