import { expect, test } from "vitest";
import type { GatewayProbeEvent } from "@/lib/domain/gateway/gateway-probe";
import { checkGateway } from "./check-gateway";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { probeGateway } from "./probe-gateway";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

async function probe({ context }: TestWorkflow, isAbsent = false): Promise<string[]> {
  const events: GatewayProbeEvent[] = [];
  const signal = new AbortController().signal;
  const signer = { name: "Ada", surname: "Test" };
  const parts = {
    ...context,
    ...(isAbsent && { gatewayUpload: "url" as const, appUrl: "http://127.0.0.1:1" }),
  };
  for await (const each of probeGateway(parts, { signer, signal, wait: async () => undefined }))
    if (each.state !== "begun") events.push(each);
  return events.map((each) => `${each.step} ${each.state === "failed" ? each.failure : each.state}`);
}

test("a probe takes every step but the signing, and leaves nothing at the gateway", async () => {
  const workflow = await startTestWorkflow();
  expect(await probe(workflow)).toEqual([
    "upload done",
    "fetch done",
    "create done",
    "status done",
    "delete done",
  ]);
  expect(workflow.gateway.calls).toEqual([
    ...(["upload", "upload status", "create", "status"] as const),
    ...(["delete signing", "delete file"] as const),
  ]);
});

test("a failed step of the probe is reported, and what was created before is deleted", async () => {
  const workflow = await startTestWorkflow();
  await workflow.gateway.order({ fault: "errors_as_strings", call: "create", count: 1 });
  expect(await probe(workflow)).toEqual(["upload done", "fetch done", "create refused", "delete done"]);
  expect(workflow.gateway.calls.at(-1)).toBe("delete file");
});

test("a gateway that cannot reach the portal is distinguished from one that cannot be reached", async () => {
  const workflow = await startTestWorkflow();
  expect(await probe(workflow, true)).toEqual(["upload done", "fetch not_fetched", "delete done"]);
  workflow.gateway.interfere(async () => "broken");
  expect(await probe(workflow)).toEqual(["upload unreachable"]);
});

test("a check shows whether the token is accepted, and begins or ends the pause", async () => {
  const workflow = await startTestWorkflow();
  const { context, gateway, db } = workflow;
  const check = () => checkGateway(context, { adminId: "usr_admin" });
  expect(await check()).toBe("granted");
  await gateway.order({ fault: "access_refused", count: 1 });
  expect(await check()).toBe("forbidden");
  expect(await findGatewayPause(db.read)).toBeDefined();
  expect(await check()).toBe("granted");
  expect(await findGatewayPause(db.read)).toBeUndefined();
  gateway.interfere(async () => "broken");
  expect(await check()).toBe("unreachable");
});
