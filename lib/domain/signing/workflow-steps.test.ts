import { expect, test } from "vitest";
import { workflowSteps } from "./workflow-steps";

const now = new Date("2026-11-25T10:00:00Z");
const later = new Date("2026-11-25T10:00:30Z");

const sent = {
  status: "preparing" as const,
  sources: [{ token: null as string | null, uploadedAt: null as Date | null }],
  gatewayToken: null,
  resultUrl: null,
  signedFileId: null,
  deletedAtGatewayAt: null,
  dueAt: now,
  leaseUntil: null,
};
const out = {
  ...sent,
  status: "out_for_signature" as const,
  sources: [{ token: "file", uploadedAt: now }],
  gatewayToken: "signing",
};

const states = (recorded: Parameters<typeof workflowSteps>[0]) =>
  workflowSteps(recorded, now).map(({ state }) => state);

test("each step of a signing is shown as done, under way, waiting or next", () => {
  expect(states(sent)).toEqual(["waiting", "next", "next", "next", "next", "next"]);
  expect(states({ ...sent, leaseUntil: later })).toEqual(["now", "next", "next", "next", "next", "next"]);
  expect(states(out)).toEqual(["done", "done", "done", "waiting", "next", "next"]);
});

test("a signing that waits for an admin shows where it stopped", () => {
  expect(states({ ...out, status: "needs_attention" })[3]).toBe("stopped");
  expect(states({ ...out, status: "needs_attention", resultUrl: "https://gateway.test" })[4]).toBe("stopped");
});

test("the remaining steps of a signing that is over are left out, except deleting it at the gateway", () => {
  expect(states({ ...out, status: "declined" })).toEqual([
    "done",
    "done",
    "done",
    "left_out",
    "left_out",
    "waiting",
  ]);
  expect(states({ ...out, status: "declined", dueAt: null, deletedAtGatewayAt: now })[5]).toBe("done");
  expect(states({ ...sent, status: "failed", dueAt: null })[5]).toBe("left_out");
});
