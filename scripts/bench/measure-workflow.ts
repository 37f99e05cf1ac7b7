import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openLane, type Lane } from "../chaos/lane";
import { sendToAll, signAll } from "../chaos/people";
import { ownerId, type Passing } from "../chaos/portal-messages";
import { samplePdf } from "../chaos/sample-pdf";
import { addOpenSignings } from "./open-signings";
import { median } from "./figures";

export type WorkflowFigures = {
  open: number;
  perMinute: number;
  cpuMsEach: number;
  /** From the last signature to the file in the library. */
  homeMs: number;
  /** The part of that in which the portal waited for the gateway. */
  gatewayShare: number;
};

const together = 60;
const oneByOne = 15;
const lookEveryMs = 5;

/** Drives signings to their end while others are open: many at once for the rate, then one at a time for the way home. */
export async function measureWorkflow(program: string, open: number): Promise<WorkflowFigures> {
  const lane = await openLane(program);
  try {
    const databaseFile = path.join(lane.folder, "portal", "paraph.db");
    await addOpenSignings(databaseFile, { count: open, ownerId, now: new Date() });
    const warm = await uploadAll(lane, "warm", 4);
    await driveAll(lane, warm);
    const rate = await measureRate(lane);
    const ways = await uploadAll(lane, "alone", oneByOne);
    const homes: Home[] = [];
    for (const way of ways) homes.push(await measureHome(lane, way));
    const homeMs = median(homes.map((home) => home.totalMs));
    return {
      open,
      ...rate,
      homeMs,
      gatewayShare: median(homes.map((home) => home.gatewayMs / home.totalMs)),
    };
  } finally {
    await lane.close(false);
  }
}

type Uploaded = { name: string; id: string };

async function uploadAll({ portal }: Lane, prefix: string, count: number): Promise<Uploaded[]> {
  const uploaded: Uploaded[] = [];
  for (let number = 0; number < count; number++) {
    const name = `${prefix}-${number}`;
    uploaded.push({ name, ...(await portal.upload(name, await samplePdf(name))) });
  }
  return uploaded;
}

async function measureRate(lane: Lane) {
  const documents = await uploadAll(lane, "together", together);
  const cpuBefore = (await lane.portal.tell())?.cpuMs ?? 0;
  const startedAt = performance.now();
  await driveAll(lane, documents);
  const minutes = (performance.now() - startedAt) / 60_000;
  const cpuMs = ((await lane.portal.tell())?.cpuMs ?? 0) - cpuBefore;
  return { perMinute: documents.length / minutes, cpuMsEach: cpuMs / documents.length };
}

/** Sends all at once; everybody signs as soon as a document is out. */
async function driveAll(lane: Lane, documents: Uploaded[]): Promise<void> {
  for (const { id } of documents) await sendToAll(lane.portal, id);
  for (const { name } of documents) await signWhenOut(lane, name);
  for (const { name } of documents) await until(lane, name, "signed");
}

async function signWhenOut(lane: Lane, name: string): Promise<void> {
  await until(lane, name, "out_for_signature");
  const document = lane.record.documentsNamed(name)[0];
  if (document) await signAll(lane, document);
}

async function until({ record }: Lane, name: string, status: string): Promise<void> {
  while (record.documentsNamed(name)[0]?.status !== status) await pause(lookEveryMs);
}

type Home = { totalMs: number; gatewayMs: number };

async function measureHome(lane: Lane, { name, id }: Uploaded): Promise<Home> {
  await sendToAll(lane.portal, id);
  lane.portal.dieAt(undefined); // counts from here on
  await signWhenOut(lane, name);
  const signedAt = Date.now();
  await until(lane, name, "signed");
  const passed = (await lane.portal.tell())?.passed ?? [];
  const homeAt = last(passed, "after the commit of file.collected");
  const startedAt = Math.min(signedAt, last(passed, "postback route: before the call is taken", homeAt));
  return { totalMs: homeAt - startedAt, gatewayMs: gatewayMs(passed, startedAt, homeAt) };
}

/** The times in which the portal waited for an answer of the gateway, or for the bytes of a file. */
function gatewayMs(passed: readonly Passing[], from: number, to: number): number {
  const waits = ["getSigningStatus", "download"].flatMap((call) =>
    passed
      .filter(({ boundary, at }) => boundary.endsWith(`before ${call}`) && at >= from && at <= to)
      .map(({ at }) => first(passed, call === "download" ? "after the last byte" : `after ${call}`, at) - at),
  );
  return waits.reduce((sum, wait) => sum + wait, 0);
}

const last = (passed: readonly Passing[], part: string, before = Infinity) =>
  passed.findLast(({ boundary, at }) => boundary.includes(part) && at <= before)?.at ?? NaN;

const first = (passed: readonly Passing[], part: string, after: number) =>
  passed.find(({ boundary, at }) => boundary.includes(part) && at >= after)?.at ?? NaN;
