import type { CallFailure } from "./gateway-call";

/** The calls that a test document passes through, in this order. Nobody signs it: its signing page is never opened. */
export const gatewayProbeSteps = ["upload", "fetch", "create", "status", "delete"] as const;

export type GatewayProbeStep = (typeof gatewayProbeSteps)[number];

/** Why a step of the test failed: as the call did, or because the gateway could not fetch the file. */
export type ProbeFailure = CallFailure | "not_fetched" | "unexpected";

/** The events that the page receives while the test runs, one line each. */
export type GatewayProbeEvent =
  | { step: GatewayProbeStep; state: "begun" }
  | { step: GatewayProbeStep; state: "done"; durationMs: number }
  | { step: GatewayProbeStep; state: "failed"; failure: ProbeFailure; httpStatus?: number };
