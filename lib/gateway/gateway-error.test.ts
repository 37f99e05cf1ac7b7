import { expect, test, vi } from "vitest";
import { GatewayError } from "./gateway-error";

test("an error from another bundle of the same process is recognized", async () => {
  vi.resetModules();
  const another = (await import("./gateway-error")).GatewayError;
  expect(another).not.toBe(GatewayError);
  expect(new another("not_found", "deleteFile")).toBeInstanceOf(GatewayError);
  expect(new TypeError("a slip")).not.toBeInstanceOf(GatewayError);
});
