import { expect, test } from "vitest";
import { findVisibleFile } from "@/db/repositories/files";
import { dayMs, minuteMs } from "@/lib/domain/time/durations";
import { removeUnreferenced } from "@/lib/files/stored-bytes";
import { signedByOne } from "../testing/signed-by-one";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

/** Changes one byte of each finished file on its way. */
function damageDownloads({ gateway }: TestWorkflow): void {
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation === "download") answer.body[1000]! ^= 1;
    return answer;
  });
}

test("a file damaged in transit is downloaded again by itself, after its status is checked again", async () => {
  const workflow = await startTestWorkflow();
  const { run, gateway, clock, context, store } = workflow;
  const signing = await signedByOne(workflow);
  const stored: string[] = [];
  context.store = {
    ...store,
    async put(...arguments_) {
      const file = await store.put(...arguments_);
      stored.push(file.sha256);
      return file;
    },
  };
  damageDownloads(workflow);
  await run();
  expect(await signing.work()).toMatchObject({ status: "collecting", damagedArrivals: 1, failures: 1 });
  expect(await signing.reason()).toEqual({ code: "file_damaged_in_transit" });
  const damaged = (await signing.events()).find(({ action }) => action === "signing.delayed");
  expect(damaged?.detail).toEqual({ reason: "file_damaged_in_transit", failures: 1 });
  const calls = gateway.calls.length;
  await run();
  expect(gateway.calls, "it waits").toHaveLength(calls);

  gateway.behave();
  clock.moveBy(minuteMs);
  await run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(gateway.calls.slice(calls, calls + 2)).toEqual(["status", "download"]);
  expect(await signing.work()).toMatchObject({ damagedArrivals: 0, failures: 0 });
  clock.moveBy(dayMs);
  await removeUnreferenced(context, "documents");
  expect(await Promise.all(stored.map((sha256) => store.has(sha256)))).toEqual([false, true]);
});

test("a file damaged in transit each time is kept for an admin, and nothing is deleted at the gateway", async () => {
  const workflow = await startTestWorkflow();
  const { run, gateway, db, store, userId, clock } = workflow;
  const signing = await signedByOne(workflow);
  damageDownloads(workflow);
  for (let attempt = 1; attempt <= 5; attempt++) {
    await run();
    expect(await signing.work()).toMatchObject({ status: "collecting", damagedArrivals: attempt });
    clock.moveBy(5 * minuteMs);
  }
  await run();
  expect(await signing.documentStatus()).toBe("needs_attention");
  expect(await signing.reason()).toEqual({ code: "signed_file_rejected" });
  const { documentId } = signing;
  const rejected = (await findVisibleFile(db.read, { documentId, userId, role: "rejected" }))!;
  expect(rejected.validationReport?.problems).toEqual(
    expect.arrayContaining(["digest_mismatch", "signature_invalid"]),
  );
  expect((await new Response(await store.open(rejected.sha256)).arrayBuffer()).byteLength).toBe(
    rejected.sizeBytes,
  );
  expect(await findVisibleFile(db.read, { documentId, userId, role: "signed" })).toBeUndefined();

  clock.moveBy(dayMs);
  await run();
  expect(gateway.calls).not.toContain("delete signing");
  expect(await gateway.statusOf((await signing.work()).gatewayToken!)).toBe(200);
});
