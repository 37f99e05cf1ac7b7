import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openTestbed, type Testbed } from "../chaos/testbed";
import { sendToAll, signAll } from "../chaos/participants";
import { ownerId, type PassedBoundary } from "../chaos/portal-messages";
import { samplePdf } from "../chaos/sample-pdf";
import { addOpenSignings } from "./open-signings";
import { median } from "../report/figures";
import { minuteMs } from "@/lib/domain/time/durations";

export type WorkflowFigures = {
  open: number;
  perMinute: number;
  cpuMsEach: number;
  /** From the last signature to the signed file in the library. */
  collectMs: number;
  /** The share of that time in which the portal waited for the gateway. */
  gatewayShare: number;
};

const concurrentCount = 60;
const sequentialCount = 15;
const pollIntervalMs = 5;

/**
 * Completes signings while others are open: many at once for the rate, then one at a time for the time to collect the
 * file.
 */
export async function measureWorkflow(program: string, open: number): Promise<WorkflowFigures> {
  const testbed = await openTestbed(program);
  try {
    const databaseFile = path.join(testbed.folder, "portal", "paraph.db");
    await addOpenSignings(databaseFile, { count: open, ownerId, now: new Date() });
    const warm = await uploadAll(testbed, "warm", 4);
    await driveAll(testbed, warm);
    const rate = await measureRate(testbed);
    const uploads = await uploadAll(testbed, "alone", sequentialCount);
    const collections: Collection[] = [];
    for (const upload of uploads) collections.push(await measureCollection(testbed, upload));
    const collectMs = median(collections.map(({ totalMs }) => totalMs));
    return {
      open,
      ...rate,
      collectMs,
      gatewayShare: median(collections.map((each) => each.gatewayMs / each.totalMs)),
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
  const documents = await uploadAll(testbed, "together", concurrentCount);
  const cpuBefore = (await testbed.portal.progress())?.cpuMs ?? 0;
  const startedAt = performance.now();
  await driveAll(testbed, documents);
  const minutes = (performance.now() - startedAt) / minuteMs;
  const cpuMs = ((await testbed.portal.progress())?.cpuMs ?? 0) - cpuBefore;
  return { perMinute: documents.length / minutes, cpuMsEach: cpuMs / documents.length };
}

/** Sends all documents at once; everybody signs as soon as a document is out for signature. */
async function driveAll(testbed: Testbed, documents: Uploaded[]): Promise<void> {
  for (const { id } of documents) await sendToAll(testbed.portal, id);
  for (const { name } of documents) await signWhenOut(testbed, name);
  for (const { name } of documents) await until(testbed, name, "signed");
}

async function signWhenOut(testbed: Testbed, name: string): Promise<void> {
  await until(testbed, name, "out_for_signature");
  const [document] = await testbed.database.findDocuments(name);
  if (document) await signAll(testbed, document);
}

async function until({ database }: Testbed, name: string, status: string): Promise<void> {
  while ((await database.findDocuments(name))[0]?.status !== status) await pause(pollIntervalMs);
}

type Collection = { totalMs: number; gatewayMs: number };

async function measureCollection(testbed: Testbed, { name, id }: Uploaded): Promise<Collection> {
  await sendToAll(testbed.portal, id);
  testbed.portal.crashAt(undefined); // starts counting
  await signWhenOut(testbed, name);
  const signedAt = Date.now();
  await until(testbed, name, "signed");
  const passed = (await testbed.portal.progress())?.passed ?? [];
  const endedAt = last(passed, "after the commit of file.collected");
  const startedAt = Math.min(signedAt, last(passed, "postback route: before the call is handled", endedAt));
  return { totalMs: endedAt - startedAt, gatewayMs: gatewayMs(passed, startedAt, endedAt) };
}

/** The time in which the portal waited for an answer of the gateway, or for the bytes of a file. */
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
