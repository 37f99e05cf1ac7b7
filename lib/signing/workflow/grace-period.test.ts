import { expect, test } from "vitest";
import { findVisibleFile, type FileRole } from "@/db/repositories/files";
import { dayMs, hourMs, minuteMs } from "@/lib/domain/time/durations";
import { signedByOne } from "../testing/signed-by-one";
import { startTestWorkflow } from "../testing/test-workflow";

// The sandbox archives a file of level LTV by itself, a day after the last signature.

async function awaitingArchive() {
  const workflow = await startTestWorkflow({ pdfLevel: "ltv", sharesClock: true });
  const { db, clock, gateway, userId } = workflow;
  const signing = await signedByOne(workflow);
  await workflow.run();
  return {
    ...{ workflow, signing },
    fileOf: (role: FileRole) => findVisibleFile(db.read, { documentId: signing.documentId, userId, role }),
    /** Lets time pass, after which the sandbox does what it does every hour. */
    async pass(durationMs: number): Promise<void> {
      clock.moveBy(durationMs);
      await gateway.archiveDue();
    },
  };
}

test("the gateway archives a signed file by itself a day later, and the portal fetches it", async () => {
  const { workflow, signing, fileOf, pass } = await awaitingArchive();
  const first = (await fileOf("signed"))!;
  await pass(dayMs - hourMs);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "awaited", deletedAtGatewayAt: null });
  await pass(hourMs);
  await workflow.portal.untilPostbacks(3);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ status: "signed", archive: "archived" });
  expect(await fileOf("first_signed")).toMatchObject({ id: first.id, sha256: first.sha256 });
  const { validationReport } = (await fileOf("signed"))!;
  expect(validationReport).toMatchObject({ problems: [], documentTimestamps: [{ valid: true }] });
});

test("a gateway that cannot get the evidence a day later reports it, and the first file stays", async () => {
  const { workflow, signing, fileOf, pass } = await awaitingArchive();
  const first = (await fileOf("signed"))!;
  await workflow.gateway.order({ fault: "ocsp_unreachable" });
  await pass(dayMs);
  await workflow.portal.untilPostbacks(3);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "failure_reported", deletedAtGatewayAt: null });
  for (let minutes = 0; minutes < 180; minutes += 15) {
    await pass(15 * minuteMs);
    await workflow.run();
  }
  expect(await signing.work()).toMatchObject({ status: "signed", archive: "failed" });
  expect(await fileOf("signed")).toMatchObject({ id: first.id, sha256: first.sha256 });
  expect(await fileOf("first_signed")).toBeUndefined();
  expect((await signing.history()).slice(-2)).toEqual(["file.archive_failed", "gateway.signing_deleted"]);
});
