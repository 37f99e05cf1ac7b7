import { describe, test } from "vitest";
import { gateway } from "./client";

/** A test that needs a sandbox on this machine: it signs without a browser, or the gateway calls its server. */
export const sandboxTest = test.skipIf(!gateway.isSandbox);

/** A group of such tests. */
export const describeSandbox = describe.skipIf(!gateway.isSandbox);

/** A test that waits for events that take minutes in real time. */
export const fastTest = test.skipIf(!gateway.isFast);
