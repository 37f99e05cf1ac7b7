import { expect, test } from "vitest";
import { hourMs } from "@/lib/domain/time/durations";
import { cancelSigning } from "../commands/cancel-signing";
import { removeSigner } from "../commands/change-signers";
import type { GatewayOperation } from "../testing/test-gateway";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";
import { advance } from "./advance";
import { leaseMs } from "./lease";

const minute = 60_000;

/** Suspends the portal once, after the gateway has answered this call, until `meanwhile` is done and its lease ended. */
function suspendAfter(
  { gateway, clock }: TestWorkflow,
  operation: GatewayOperation,
  meanwhile: () => Promise<void>,
) {
  let isSuspended = false;
  gateway.interfere(async (called, pass) => {
    if (called === "download") return "broken";
    const answer = await pass();
    if (called !== operation || isSuspended) return answer;
    isSuspended = true;
    clock.moveBy(leaseMs);
    await meanwhile();
    return answer;
  });
}

async function cancelRequested() {
  const workflow = await startTestWorkflow();
  const { context, userId } = workflow;
  const signing = await workflow.send(1);
  await workflow.run();
  await cancelSigning(context, { documentId: signing.documentId, userId, reason: "The rent has changed." });
  return { workflow, signing };
}

/** The portal goes on, and the file can be downloaded from now on. */
async function collect({ gateway, clock, run }: TestWorkflow) {
  gateway.behave();
  clock.moveBy(minute);
  await run();
}

test("a portal suspended before it deletes a cancelled signing does not delete what another collects as signed", async () => {
  const { workflow, signing } = await cancelRequested();
  suspendAfter(workflow, "status", async () => {
    await signing.sign(0);
    await workflow.run(); // the other portal
    expect(await signing.documentStatus()).toBe("collecting");
  });
  await workflow.run();
  expect(workflow.gateway.calls).not.toContain("delete signing");
  await collect(workflow);
  expect(await signing.documentStatus()).toBe("signed");
  expect(await signing.history()).toContain("signing.cancelled_too_late");
});

test("a portal whose own clock shows no suspension deletes nothing once another has claimed the signing", async () => {
  const { workflow, signing } = await cancelRequested();
  const at = workflow.clock.now();
  const claim = (await workflow.claim())!;
  suspendAfter(workflow, "status", async () => {
    await signing.sign(0);
    await workflow.run();
  });
  await advance({ ...workflow.context, now: () => at }, claim);
  expect(workflow.gateway.calls).not.toContain("delete signing");
  await collect(workflow);
  expect(await signing.documentStatus()).toBe("signed");
});

test("a suspended portal that is the only one checks again whether everyone has signed before it deletes", async () => {
  const { workflow, signing } = await cancelRequested();
  suspendAfter(workflow, "status", () => signing.sign(0));
  await workflow.run();
  expect(workflow.gateway.calls).not.toContain("delete signing");
  await collect(workflow);
  expect(await signing.documentStatus()).toBe("signed");
});

async function removalRequested() {
  const workflow = await startTestWorkflow();
  const { context, userId } = workflow;
  const signing = await workflow.send(2);
  await workflow.run();
  const leaving = (await signing.signerAt(0)).id;
  await removeSigner(context, { documentId: signing.documentId, userId, signerId: leaving });
  return { workflow, signing };
}

test("a suspended portal does not remove a signer whom another has kept as the last to sign", async () => {
  const { workflow, signing } = await removalRequested();
  suspendAfter(workflow, "status", async () => {
    await signing.sign(1);
    await workflow.run();
  });
  await workflow.run();
  expect(workflow.gateway.calls).not.toContain("remove signer");
  expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null, signedAt: null });
  expect(await signing.documentStatus()).toBe("out_for_signature");
});

test("a signer whose removal reaches the gateway only after another portal has kept them does not count as signed", async () => {
  const { workflow, signing } = await removalRequested();
  workflow.gateway.interfere(async (called, pass) => {
    if (called !== "remove signer") return pass();
    workflow.clock.moveBy(leaseMs);
    await signing.sign(1);
    await workflow.run();
    expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null });
    return pass();
  });
  await workflow.run();
  workflow.clock.moveBy(hourMs);
  await workflow.run();
  expect(await signing.signerAt(0)).toMatchObject({ signedAt: null });
  expect(await signing.documentStatus()).toBe("needs_attention"); // a signature is missing from the file
});
