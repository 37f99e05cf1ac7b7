import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openTestbed, type Testbed } from "../chaos/testbed";
import { sendToAll, signAll } from "../chaos/participants";
import { ownerId, type PassedBoundary } from "../chaos/portal-messages";
import { samplePdf } from "../chaos/sample-pdf";
import { addOpenSignings } from "./open-signings";
import { median } from "./figures";
import { minuteMs } from "@/lib/domain/time/durations";

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
  const testbed = await openTestbed(program);
  try {
    const databaseFile = path.join(testbed.folder, "portal", "paraph.db");
    await addOpenSignings(databaseFile, { count: open, ownerId, now: new Date() });
    const warm = await uploadAll(testbed, "warm", 4);
    await driveAll(testbed, warm);
    const rate = await measureRate(testbed);
    const ways = await uploadAll(testbed, "alone", oneByOne);
    const homes: Home[] = [];
    for (const way of ways) homes.push(await measureHome(testbed, way));
    const homeMs = median(homes.map((home) => home.totalMs));
    return {
      open,
      ...rate,
      homeMs,
      gatewayShare: median(homes.map((home) => home.gatewayMs / home.totalMs)),
    };
  } finally {
    await testbed.close(false);
  }
}

type Uploaded = { name: string; id: string };

async function uploadAll({ portal }: Testbed, prefix: string, count: number): Promise<Uploaded[]> {
  const uploaded: Uploaded[] = [];
  for (let number = 0; number < count; number++) {
    const name = `${prefix}-${number}`;
    uploaded.push({ name, ...(await portal.upload(name, await samplePdf(name))) });
  }
  return uploaded;
}

async function measureRate(testbed: Testbed) {
  const documents = await uploadAll(testbed, "together", together);
  const cpuBefore = (await testbed.portal.progress())?.cpuMs ?? 0;
  const startedAt = performance.now();
  await driveAll(testbed, documents);
  const minutes = (performance.now() - startedAt) / minuteMs;
  const cpuMs = ((await testbed.portal.progress())?.cpuMs ?? 0) - cpuBefore;
  return { perMinute: documents.length / minutes, cpuMsEach: cpuMs / documents.length };
}

/** Sends all at once; everybody signs as soon as a document is out. */
async function driveAll(testbed: Testbed, documents: Uploaded[]): Promise<void> {
  for (const { id } of documents) await sendToAll(testbed.portal, id);
  for (const { name } of documents) await signWhenOut(testbed, name);
  for (const { name } of documents) await until(testbed, name, "signed");
}

async function signWhenOut(testbed: Testbed, name: string): Promise<void> {
  await until(testbed, name, "out_for_signature");
  const document = testbed.database.findDocuments(name)[0];
  if (document) await signAll(testbed, document);
}

async function until({ database }: Testbed, name: string, status: string): Promise<void> {
  while (database.findDocuments(name)[0]?.status !== status) await pause(lookEveryMs);
}

type Home = { totalMs: number; gatewayMs: number };

async function measureHome(testbed: Testbed, { name, id }: Uploaded): Promise<Home> {
  await sendToAll(testbed.portal, id);
  testbed.portal.crashAt(undefined); // starts counting
  await signWhenOut(testbed, name);
  const signedAt = Date.now();
  await until(testbed, name, "signed");
  const passed = (await testbed.portal.progress())?.passed ?? [];
  const homeAt = last(passed, "after the commit of file.collected");
  const startedAt = Math.min(signedAt, last(passed, "postback route: before the call is handled", homeAt));
  return { totalMs: homeAt - startedAt, gatewayMs: gatewayMs(passed, startedAt, homeAt) };
}

/** The times in which the portal waited for an answer of the gateway, or for the bytes of a file. */
function gatewayMs(passed: readonly PassedBoundary[], from: number, to: number): number {
  const waits = ["getSigningStatus", "download"].flatMap((call) =>
    passed
      .filter(({ boundary, at }) => boundary.endsWith(`before ${call}`) && at >= from && at <= to)
      .map(({ at }) => first(passed, call === "download" ? "after the last byte" : `after ${call}`, at) - at),
  );
  return waits.reduce((sum, wait) => sum + wait, 0);
}

const last = (passed: readonly PassedBoundary[], part: string, before = Infinity) =>
  passed.findLast(({ boundary, at }) => boundary.includes(part) && at <= before)?.at ?? NaN;

const first = (passed: readonly PassedBoundary[], part: string, after: number) =>
  passed.find(({ boundary, at }) => boundary.includes(part) && at >= after)?.at ?? NaN;
