import { expect, test } from "vitest";
import { findVisibleFile, type FileRole } from "@/db/repositories/files";
import { dayMs, hourMs, minuteMs } from "@/lib/domain/time/durations";
import { takePostback } from "../signals/take-postback";
import { replaceResult } from "../testing/replace-result";
import { signedByOne } from "../testing/signed-by-one";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

type Signing = Awaited<ReturnType<TestWorkflow["send"]>>;

const awaitingArchive = async () => {
  const workflow = await startTestWorkflow({ pdfLevel: "ltv" });
  const signing = await signedByOne(workflow);
  await workflow.run();
  return { workflow, signing };
};

const fileOf = ({ db, userId }: TestWorkflow, { documentId }: Signing, role: FileRole) =>
  findVisibleFile(db.read, { documentId, userId, role });

const bytesOf = async ({ store }: TestWorkflow, sha256: string) =>
  Buffer.from(await new Response(await store.open(sha256)).arrayBuffer());

/** The gateway archives the file, and its postback arrives. */
async function archive({ gateway, portal }: TestWorkflow, signing: Signing): Promise<void> {
  await gateway.archive((await signing.work()).gatewayToken!);
  await portal.untilPostbacks(3);
}

const postback = (workflow: TestWorkflow, { id }: Signing, action: string) =>
  takePostback(workflow.context, {
    ...{ signingId: id, contentType: "application/json", isWhole: true },
    body: JSON.stringify({ status: "ok", action }),
  });

test("a document is signed with its first file, and nothing is deleted while its archive is awaited", async () => {
  const { workflow, signing } = await awaitingArchive();
  const { gateway, clock, run } = workflow;
  expect(await signing.documentStatus()).toBe("signed");
  expect(await signing.work()).toMatchObject({ archive: "awaited", deletedAtGatewayAt: null });
  expect((await signing.history()).at(-1)).toBe("signing.signed");
  const calls = gateway.calls.length;
  for (let hours = 0; hours < 48; hours++) {
    clock.moveBy(hourMs);
    await run();
  }
  expect(gateway.calls.slice(calls), "checked sparsely").toEqual(Array(7).fill("status"));
});

test("the archived file replaces the first one, which stays, and then all is deleted at the gateway", async () => {
  const { workflow, signing } = await awaitingArchive();
  const first = (await fileOf(workflow, signing, "signed"))!;
  await archive(workflow, signing);
  await workflow.run();
  const archived = (await fileOf(workflow, signing, "signed"))!;
  const kept = (await fileOf(workflow, signing, "first_signed"))!;
  expect(kept).toMatchObject({
    ...{ id: first.id, sha256: first.sha256, name: "Lease (signed, before archiving).pdf" },
  });
  expect(archived.name).toBe("Lease (signed).pdf");
  const bytes = await bytesOf(workflow, archived.sha256);
  expect(bytes.subarray(0, first.sizeBytes)).toEqual(await bytesOf(workflow, first.sha256));
  expect(bytes.length).toBeGreaterThan(first.sizeBytes);
  expect(archived.validationReport).toMatchObject({ problems: [], signatures: [{ valid: true }] });
  expect((await signing.history()).slice(-2)).toEqual(["file.archived", "gateway.signing_deleted"]);
  expect(workflow.gateway.calls.slice(-4)).toEqual(["status", "download", "delete signing", "delete file"]);
});

test("without the postback the archived file is found by a sparse check", async () => {
  const { workflow, signing } = await awaitingArchive();
  await workflow.gateway.order({ fault: "postback_lost", count: 1 });
  await workflow.gateway.archive((await signing.work()).gatewayToken!);
  workflow.clock.moveBy(15 * minuteMs);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "archived" });
});

test("a file that is archived before it is collected is the signed file, and no other is awaited", async () => {
  const workflow = await startTestWorkflow({ pdfLevel: "ltv" });
  const signing = await signedByOne(workflow);
  await archive(workflow, signing);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ status: "signed", archive: "archived" });
  expect(await fileOf(workflow, signing, "first_signed")).toBeUndefined();
  expect(workflow.gateway.calls.at(-1)).toBe("delete file");
});

test("an archived file that does not begin with the first is kept for an admin, and nothing is deleted", async () => {
  const { workflow, signing } = await awaitingArchive();
  const first = (await fileOf(workflow, signing, "signed"))!;
  const other = await awaitingArchive();
  await archive(other.workflow, other.signing);
  await other.workflow.run();
  const foreign = (await fileOf(other.workflow, other.signing, "signed"))!;
  const bytes = await bytesOf(other.workflow, foreign.sha256);
  await archive(workflow, signing);
  replaceResult(workflow, bytes);
  await workflow.run();
  workflow.clock.moveBy(dayMs);
  await workflow.run();
  expect(await fileOf(workflow, signing, "signed")).toMatchObject({ id: first.id });
  expect(await fileOf(workflow, signing, "rejected")).toMatchObject({ sha256: foreign.sha256 });
  expect(await signing.work()).toMatchObject({ status: "signed", archive: "rejected" });
  expect((await signing.history()).at(-1)).toBe("file.archive_rejected");
  expect(await workflow.gateway.statusOf((await signing.work()).gatewayToken!)).toBe(200);
});

test("an archived file that was damaged in transit is downloaded again by itself", async () => {
  const { workflow, signing } = await awaitingArchive();
  await archive(workflow, signing);
  await workflow.gateway.order({ fault: "truncated_download", call: "download", count: 1 });
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "ready", damagedArrivals: 1 });
  workflow.clock.moveBy(minuteMs);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "archived", damagedArrivals: 0 });
});

test("a reported failure of archiving ends the wait after further checks, and the first file stays", async () => {
  const { workflow, signing } = await awaitingArchive();
  const { gateway, clock, run } = workflow;
  await postback(workflow, signing, "signing_archive_failed");
  await run();
  const calls = gateway.calls.length;
  for (let minutes = 0; minutes < 75; minutes++) {
    expect(await signing.work()).toMatchObject({ archive: "failure_reported", deletedAtGatewayAt: null });
    clock.moveBy(minuteMs);
    await run();
  }
  clock.moveBy(15 * minuteMs);
  await run();
  expect(gateway.calls.slice(calls).filter((call) => call === "status").length).toBeLessThan(8);
  expect(await signing.work()).toMatchObject({ status: "signed", archive: "failed" });
  expect((await signing.history()).slice(-2)).toEqual(["file.archive_failed", "gateway.signing_deleted"]);
  expect(await fileOf(workflow, signing, "signed")).toBeDefined();
});

test("an archived file that follows the report of a failure is collected", async () => {
  const { workflow, signing } = await awaitingArchive();
  await postback(workflow, signing, "signing_archive_failed");
  await workflow.run();
  await archive(workflow, signing);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "archived" });
});

test("an archive announced while all is deleted at the gateway is not awaited", async () => {
  const workflow = await startTestWorkflow();
  const signing = await signedByOne(workflow);
  workflow.gateway.interfere(async (operation, pass) => {
    if (operation === "delete signing") await postback(workflow, signing, "signing_archived");
    return pass();
  });
  await workflow.run();
  const work = await signing.work();
  expect(work.deletedAtGatewayAt).not.toBeNull();
  expect(work).toMatchObject({ status: "signed", archive: null });
});

test("a reported failure is not believed of a file that the gateway has archived", async () => {
  const { workflow, signing } = await awaitingArchive();
  await archive(workflow, signing);
  await postback(workflow, signing, "signing_archive_failed");
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "archived" });
});

test("the wait ends with the gateway's retention, after a last check", async () => {
  const { workflow, signing } = await awaitingArchive();
  const { clock, gateway, run } = workflow;
  const { gatewayExpiresAt } = await signing.work();
  while (clock.now() < gatewayExpiresAt!) {
    clock.moveBy(hourMs);
    await run();
  }
  expect(await signing.work()).toMatchObject({
    status: "signed",
    archive: "failed",
    deletedAtGatewayAt: null,
  });
  expect((await signing.history()).at(-1)).toBe("file.archive_failed");
  const calls = gateway.calls.length;
  clock.moveBy(dayMs);
  await run();
  expect(gateway.calls).toHaveLength(calls);
});

test("an archive that nobody asked for is fetched if it is announced before the file is deleted there", async () => {
  const workflow = await startTestWorkflow();
  const signing = await signedByOne(workflow);
  workflow.gateway.interfere(async (operation, pass) =>
    operation === "delete signing" ? { status: 503, headers: {}, body: Buffer.from("") } : pass(),
  );
  await workflow.run();
  expect(await signing.work()).toMatchObject({ status: "signed", archive: null });
  workflow.gateway.behave();
  await archive(workflow, signing);
  workflow.clock.moveBy(minuteMs);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "archived" });
  expect(await fileOf(workflow, signing, "first_signed")).toBeDefined();
});
