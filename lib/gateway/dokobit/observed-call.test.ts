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

/** A gateway that answers so, with a client whose calls are written down. */
async function watched(answer: ScriptedAnswer) {
  const { baseUrl } = await startScriptedGateway(answer);
  const calls: ObservedCall[] = [];
  const limits = { timeoutMs: 5_000, transferTimeoutMs: 5_000 };
  const observe = (call: ObservedCall) => void calls.push(call);
  return { calls, gateway: createGatewayClient({ baseUrl, accessToken, observe, now, ...limits }) };
}

test("each call is told with what it was about and how it ended, and without any token", async () => {
  const { calls, gateway } = await watched(json(200, { status: "pending" }));
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

test("a call that fails is told with its failure, and with the status where an answer came", async () => {
  const refused = await watched(json(400, { status: "error", errors: ["No."] }));
  await failureOf(refused.gateway.deleteFile("file-token"));
  expect(refused.calls).toMatchObject([{ operation: "deleteFile", failure: "refused", httpStatus: 400 }]);
  const broken = await watched(reset);
  await failureOf(broken.gateway.deleteFile("file-token"));
  expect(broken.calls).toMatchObject([{ failure: "unreachable", httpStatus: undefined }]);
});
