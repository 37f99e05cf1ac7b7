import { findPartialFile } from "@/db/repositories/files";
import type { TestWorkflow } from "./test-workflow";
import { hourMs } from "@/lib/domain/time/durations";

export type Signing = Awaited<ReturnType<TestWorkflow["send"]>>;

/** A signing by two people whose first signature is recorded. */
export async function signedByOneOfTwo(workflow: TestWorkflow) {
  const signing = await workflow.send(2);
  await workflow.run();
  await signing.sign(0);
  await workflow.portal.untilPostbacks(1);
  await workflow.run();
  return signing;
}

/** Lets time pass until `leftMs` before the end, `stepMs` at a time, and works on what is due after each step. */
export async function passTo(workflow: TestWorkflow, signing: Signing, leftMs: number, stepMs = hourMs) {
  const { gatewayExpiresAt } = await signing.work();
  const wanted = gatewayExpiresAt!.getTime() - leftMs;
  while (workflow.clock.now().getTime() < wanted) {
    workflow.clock.moveTo(new Date(Math.min(wanted, workflow.clock.now().getTime() + stepMs)));
    await workflow.run();
  }
}

/** The partly signed file that the owner can see. */
export const partialOf = ({ db, userId }: TestWorkflow, { documentId }: Signing) =>
  findPartialFile(db.read, { documentId, userId });
