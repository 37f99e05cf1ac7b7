import { describe, test } from "vitest";
import { gateway } from "./client";

/** A check that needs a sandbox on this machine: it signs without a browser, or has the gateway call a server of its own. */
export const sandboxTest = test.skipIf(!gateway.isSandbox);

/** Several of them. */
export const describeSandbox = describe.skipIf(!gateway.isSandbox);

/** A check that waits for what comes after minutes. */
export const fastTest = test.skipIf(!gateway.isFast);
