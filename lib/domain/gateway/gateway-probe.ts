import type { GatewayFailure } from "./gateway-call";

/** The steps of a probe with a test document, in this order. Nobody signs it: its signing page is never opened. */
export const gatewayProbeSteps = ["upload", "fetch", "create", "status", "delete"] as const;

export type GatewayProbeStep = (typeof gatewayProbeSteps)[number];

/** Why a step of the probe failed: as its call did, because the file was not fetched, or for another error. */
export type ProbeFailure = GatewayFailure | "not_fetched" | "unexpected";

/** The events that the page receives while the probe runs, one line each. */
export type GatewayProbeEvent =
  | { step: GatewayProbeStep; state: "begun" }
  | { step: GatewayProbeStep; state: "done"; durationMs: number }
  | { step: GatewayProbeStep; state: "failed"; failure: ProbeFailure; httpStatus?: number };
