import type { TestWorkflow } from "./test-workflow";

/** A signing that its only signer has signed, and whose status check is due. */
export async function signedByOne(workflow: TestWorkflow) {
  const signing = await workflow.send();
  await workflow.run();
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2); // of the signature and of the completion
  return signing;
}
