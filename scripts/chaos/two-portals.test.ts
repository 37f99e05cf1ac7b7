import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { leaseMs } from "@/lib/signing/workflow/lease";
import { type Lane, openLane } from "./lane";
import { sendToAll, signAll } from "./people";
import { buildPortalProgram, type PortalProcess } from "./portal";
import { samplePdf } from "./sample-pdf";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });
const patience = { timeout: 60_000, interval: 20 };

let program: string;
beforeAll(async () => void (program = await buildPortalProgram()));
afterAll(() => rm(program));

async function laneForTest(): Promise<Lane> {
  const lane = await openLane(program);
  onTestFinished(() => lane.close(false));
  return lane;
}

const recordOf = ({ record }: Lane, name: string) => record.documentsNamed(name)[0];

const untilStatus = (lane: Lane, name: string, status: string) =>
  vi.waitFor(() => expect(recordOf(lane, name)?.status).toBe(status), patience);

async function sendOut(by: PortalProcess, name: string): Promise<void> {
  const { id } = await by.upload(name, await samplePdf(name));
  await sendToAll(by, id);
}

/** Events that come once for each signer or postback. */
const many = ["signer.signed", "gateway.postback_received"];

test("two portals on one database share the work and do nothing twice", async () => {
  const lane = await laneForTest();
  const { portal, gateway, record } = lane;
  const colleague = await lane.startColleague({ aheadMs: 0 });
  const names = Array.from({ length: 10 }, (_, index) => `shared-${index}`);
  for (const process of [portal, colleague]) process.dieAt(undefined); // counts from here on
  // Whoever sends is woken by it, and whatever is due later is anybody's: so both have work, however quick one is.
  for (const [index, name] of names.entries()) await sendOut(index % 2 ? colleague : portal, name);
  for (const name of names) {
    await untilStatus(lane, name, "out_for_signature");
    await signAll(lane, recordOf(lane, name)!);
  }
  for (const name of names) await untilStatus(lane, name, "signed");

  const calls = await gateway.callsSince(new Date(0));
  const called = (pattern: RegExp) => calls.filter(({ path: address }) => pattern.test(address)).length;
  expect(called(/file\/upload\.json/)).toBe(names.length);
  expect(called(/signing\/create\.json/)).toBe(names.length);
  expect(called(/\/download$/)).toBe(names.length);
  expect(called(/signing\/[^/]+\/delete\.json/)).toBe(names.length);
  for (const name of names) {
    const events = record.events(recordOf(lane, name)!.documentId).map(({ action }) => action);
    const steps = events.filter((action) => !many.includes(action));
    expect(steps).toEqual([...new Set(steps)]);
  }
  const claim = "workflow: after the commit of a claim";
  for (const process of [portal, colleague]) expect(await process.boundaries()).toContain(claim);
});

test("a portal that stands still for longer than its lease writes nothing once another has gone on", async () => {
  const lane = await laneForTest();
  const { portal, gateway, record, folder } = lane;
  await gateway.orderFaults([{ fault: "delay", call: "create", delay_ms: 500 }]);
  portal.dieAt(undefined);
  await sendOut(lane.portal, "stalled");
  await vi.waitFor(
    async () => expect(await portal.boundaries()).toContain("workflow: before createSigning"),
    patience,
  );
  portal.kill("SIGSTOP");

  await lane.startColleague({ aheadMs: leaseMs });
  await untilStatus(lane, "stalled", "out_for_signature");
  const before = { document: recordOf(lane, "stalled"), created: await gateway.signingsNamed("stalled") };
  portal.kill("SIGCONT");
  const said = () => readFile(path.join(folder, "portal.log"), "utf8");
  await vi.waitFor(async () => expect(await said()).toContain("the lease was lost"), patience);

  expect(recordOf(lane, "stalled")).toEqual(before.document);
  const events = record.events(before.document!.documentId).map(({ action }) => action);
  expect(events.filter((action) => action === "gateway.signing_created")).toHaveLength(1);
  expect(events).toContain("gateway.orphan_possible");
  await signAll(lane, before.document!); // the links on record belong to the signing on record
  await untilStatus(lane, "stalled", "signed");
});
