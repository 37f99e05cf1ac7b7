import type { CallFailure } from "./gateway-call";

/** What a test document goes through at the gateway, in this order. Nobody signs it: no page of it is opened. */
export const gatewayTestSteps = ["upload", "fetch", "create", "status", "delete"] as const;

export type GatewayTestStep = (typeof gatewayTestSteps)[number];

/** Why a step of the test failed: as the call did, or because the gateway could not fetch the file. */
export type TestFailure = CallFailure | "not_fetched" | "unexpected";

/** What the page is told while the test runs: one line each. */
export type GatewayTestNews =
  | { step: GatewayTestStep; state: "begun" }
  | { step: GatewayTestStep; state: "done"; durationMs: number }
  | { step: GatewayTestStep; state: "failed"; failure: TestFailure; httpStatus?: number };
