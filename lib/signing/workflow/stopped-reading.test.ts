import { expect, test } from "vitest";
import { findVisibleFile } from "@/db/repositories/files";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { minuteMs } from "@/lib/domain/time/durations";
import { ReadingStopped } from "@/lib/reader/reading-stopped";
import { stoppedAnswers } from "@/lib/reader/stopped-answers";
import { partialOf, passTo, signedByOneOfTwo } from "../testing/retention-passes";
import { signedByOne } from "../testing/signed-by-one";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

/** Stops the first readings of signed files, as a machine does that is busy or short of memory. */
function stopReadings({ context }: TestWorkflow, count: number): void {
  const { reader } = context;
  context.reader = {
    ...reader,
    async validateSignedPdf(file, reading) {
      if (count-- <= 0) return reader.validateSignedPdf(file, reading);
      const stopped = new ReadingStopped("The process was killed.");
      if (reading.throwsWhenStopped) throw stopped;
      return stoppedAnswers.validateSignedPdf(file, stopped);
    },
  };
}

test("a finished file whose reading was stopped three times is read again by itself", async () => {
  const workflow = await startTestWorkflow();
  const { run, clock } = workflow;
  const signing = await signedByOne(workflow);
  stopReadings(workflow, 3);
  for (let attempt = 1; attempt <= 3; attempt++) {
    await run();
    expect(await signing.work()).toMatchObject({ status: "collecting", damagedArrivals: attempt });
    expect(await signing.reason()).toEqual({ code: "file_not_checked" });
    clock.moveBy(minuteMs);
  }
  await run();
  expect(await signing.work()).toMatchObject({ status: "signed", damagedArrivals: 0, failures: 0 });
});

test("a finished file whose reading is stopped each time is kept for an admin as too complex", async () => {
  const workflow = await startTestWorkflow();
  const { run, clock, db, userId } = workflow;
  const signing = await signedByOne(workflow);
  stopReadings(workflow, 4);
  for (let attempt = 1; attempt <= 4; attempt++) {
    await run();
    clock.moveBy(minuteMs);
  }
  expect(await signing.documentStatus()).toBe("needs_attention");
  const { documentId } = signing;
  const rejected = await findVisibleFile(db.read, { documentId, userId, role: "rejected" });
  expect(rejected?.validationReport?.problems).toEqual(["too_complex"]);
});

test("a partly signed file whose reading was stopped is read again by itself", async () => {
  const workflow = await startTestWorkflow();
  const signing = await signedByOneOfTwo(workflow);
  stopReadings(workflow, 1);
  await passTo(workflow, signing, 0);
  expect((await partialOf(workflow, signing))?.validationReport?.problems).toEqual([]);
});

test("an archived file whose comparison was stopped is compared again by itself", async () => {
  const workflow = await startTestWorkflow({ pdfLevel: "ltv" });
  const signing = await signedByOne(workflow);
  await workflow.run();
  await workflow.gateway.archive((await signing.work()).gatewayToken!);
  await workflow.portal.untilPostbacks(3);
  const { reader } = workflow.context;
  workflow.context.reader = {
    ...reader,
    async compareArchived(_, { throwsWhenStopped }) {
      workflow.context.reader = reader;
      expect(throwsWhenStopped).toBe(true);
      throw new ReadingStopped("The process was killed.");
    },
  };
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "ready", damagedArrivals: 1 });
  workflow.clock.moveBy(minuteMs);
  await workflow.run();
  expect(await signing.work()).toMatchObject({ archive: "archived", damagedArrivals: 0 });
});

test("a reader that is busy delays a finished file, and is no failure", async () => {
  const workflow = await startTestWorkflow();
  const { run, clock, context } = workflow;
  const { reader } = context;
  const signing = await signedByOne(workflow);
  const validateSignedPdf = () => Promise.reject(new UserFacingError({ code: "reader_busy" }));
  context.reader = { ...reader, validateSignedPdf };
  await run();
  expect(await signing.work()).toMatchObject({ status: "collecting", damagedArrivals: 0, failures: 0 });
  expect(await signing.reason()).toEqual({ code: "file_not_checked" });
  context.reader = reader;
  clock.moveBy(minuteMs);
  await run();
  expect(await signing.documentStatus()).toBe("signed");
});
