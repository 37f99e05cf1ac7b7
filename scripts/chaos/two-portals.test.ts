import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { leaseMs } from "@/lib/signing/workflow/lease";
import { type Testbed, openTestbed } from "./testbed";
import { sendToAll, signAll } from "./participants";
import { buildPortalProgram, type PortalProcess } from "./portal";
import { samplePdf } from "./sample-pdf";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });
const waitOptions = { timeout: 60_000, interval: 20 };

let program: string;
beforeAll(async () => void (program = await buildPortalProgram()));
afterAll(() => rm(program));

async function testbedForTest(): Promise<Testbed> {
  const testbed = await openTestbed(program);
  onTestFinished(() => testbed.close(false));
  return testbed;
}

const documentOf = async ({ database }: Testbed, name: string) => (await database.findDocuments(name))[0];

const untilStatus = (testbed: Testbed, name: string, status: string) =>
  vi.waitFor(async () => expect((await documentOf(testbed, name))?.status).toBe(status), waitOptions);

async function sendOut(by: PortalProcess, name: string): Promise<void> {
  const { id } = await by.upload(name, await samplePdf(name));
  await sendToAll(by, id);
}

/** Events that occur once per signer or postback. */
const repeatable = ["signer.signed", "gateway.postback_received"];

test("two portals on one database share the work and do nothing twice", async () => {
  const testbed = await testbedForTest();
  const { portal, gateway, database } = testbed;
  const second = await testbed.startSecondPortal({ aheadMs: 0 });
  const names = Array.from({ length: 10 }, (_, index) => `shared-${index}`);
  for (const process of [portal, second]) process.crashAt(undefined); // starts counting
  // Sending wakes the sending portal, and either portal may claim what is due later, so both have work.
  for (const [index, name] of names.entries()) await sendOut(index % 2 ? second : portal, name);
  for (const name of names) {
    await untilStatus(testbed, name, "out_for_signature");
    await signAll(testbed, (await documentOf(testbed, name))!);
  }
  for (const name of names) await untilStatus(testbed, name, "signed");

  const calls = await gateway.callsSince(new Date(0));
  const called = (pattern: RegExp) => calls.filter(({ path: address }) => pattern.test(address)).length;
  expect(called(/file\/upload\.json/)).toBe(names.length);
  expect(called(/signing\/create\.json/)).toBe(names.length);
  expect(called(/\/download$/)).toBe(names.length);
  expect(called(/signing\/[^/]+\/delete\.json/)).toBe(names.length);
  for (const name of names) {
    const recorded = await database.listEvents((await documentOf(testbed, name))!.documentId);
    const events = recorded.map(({ action }) => action);
    const steps = events.filter((action) => !repeatable.includes(action));
    expect(steps).toEqual([...new Set(steps)]);
  }
  const claim = "workflow: after the commit of a claim";
  for (const process of [portal, second]) expect(await process.boundaries()).toContain(claim);
});

test("a portal suspended for longer than its lease writes nothing once another has taken over", async () => {
  const testbed = await testbedForTest();
  const { portal, gateway, database, folder } = testbed;
  await gateway.setFaults([{ fault: "delay", call: "create", delay_ms: 500 }]);
  portal.crashAt(undefined);
  await sendOut(testbed.portal, "stalled");
  await vi.waitFor(
    async () => expect(await portal.boundaries()).toContain("workflow: before createSigning"),
    waitOptions,
  );
  portal.kill("SIGSTOP");

  await testbed.startSecondPortal({ aheadMs: leaseMs });
  await untilStatus(testbed, "stalled", "out_for_signature");
  const before = {
    document: await documentOf(testbed, "stalled"),
    created: await gateway.signingsNamed("stalled"),
  };
  portal.kill("SIGCONT");
  const log = () => readFile(path.join(folder, "portal.log"), "utf8");
  await vi.waitFor(async () => expect(await log()).toContain("the lease was lost"), waitOptions);

  expect(await documentOf(testbed, "stalled")).toEqual(before.document);
  const recorded = await database.listEvents(before.document!.documentId);
  const events = recorded.map(({ action }) => action);
  expect(events.filter((action) => action === "gateway.signing_created")).toHaveLength(1);
  expect(events).toContain("gateway.orphan_possible");
  await signAll(testbed, before.document!); // the links on record belong to the signing on record
  await untilStatus(testbed, "stalled", "signed");
});
