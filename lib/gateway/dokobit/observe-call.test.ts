import { expect, test } from "vitest";
import type { ObservedCall } from "../contract";
import { createGatewayClient } from "./client";
import { failureOf } from "./testing/failure-of";
import {
  accessToken,
  json,
  now,
  reset,
  type ScriptedAnswer,
  startScriptedGateway,
} from "./testing/scripted-gateway";

/** A gateway with this response, and a client whose calls are recorded. */
async function startObserved(answer: ScriptedAnswer) {
  const { baseUrl } = await startScriptedGateway(answer);
  const calls: ObservedCall[] = [];
  const limits = { timeoutMs: 5_000, transferTimeoutMs: 5_000 };
  const observe = (call: ObservedCall) => void calls.push(call);
  return { calls, gateway: createGatewayClient({ baseUrl, accessToken, observe, now, ...limits }) };
}

test("each call is reported with its subject and its outcome, and without any token", async () => {
  const { calls, gateway } = await startObserved(json(200, { status: "pending" }));
  await gateway.about("sgn_1").getSigningStatus("signing-token");
  await gateway.getUploadStatus("file-token");
  expect(calls).toMatchObject([
    { operation: "getSigningStatus", subject: "sgn_1", startedAt: now(), httpStatus: 200 },
    { operation: "getUploadStatus", subject: undefined, httpStatus: 200 },
  ]);
  expect(calls[0]?.failure).toBeUndefined();
  expect(calls[0]?.durationMs).toBeGreaterThanOrEqual(0);
  expect(JSON.stringify(calls)).not.toContain("token");
});

test("a failed call is reported with its failure, and with the status of a response if there was one", async () => {
  const refused = await startObserved(json(400, { status: "error", errors: ["No."] }));
  await failureOf(refused.gateway.deleteFile("file-token"));
  expect(refused.calls).toMatchObject([{ operation: "deleteFile", failure: "refused", httpStatus: 400 }]);
  const broken = await startObserved(reset);
  await failureOf(broken.gateway.deleteFile("file-token"));
  expect(broken.calls).toMatchObject([{ failure: "unreachable", httpStatus: undefined }]);
});
