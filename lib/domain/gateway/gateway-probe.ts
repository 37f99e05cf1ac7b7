import type { CallFailure } from "./gateway-call";

/** What a test document goes through at the gateway, in this order. Nobody signs it: no page of it is opened. */
export const gatewayProbeSteps = ["upload", "fetch", "create", "status", "delete"] as const;

export type GatewayProbeStep = (typeof gatewayProbeSteps)[number];

/** Why a step of the test failed: as the call did, or because the gateway could not fetch the file. */
export type ProbeFailure = CallFailure | "not_fetched" | "unexpected";

/** What the page is told while the test runs: one line each. */
export type GatewayProbeEvent =
  | { step: GatewayProbeStep; state: "begun" }
  | { step: GatewayProbeStep; state: "done"; durationMs: number }
  | { step: GatewayProbeStep; state: "failed"; failure: ProbeFailure; httpStatus?: number };
