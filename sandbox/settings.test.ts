import { expect, test } from "vitest";
import { readSettings } from "./settings";
import { startTestSandbox } from "./testing/test-sandbox";

test.each([
  ["SANDBOX_PORT", "eighty"],
  ["SANDBOX_TIME_SCALE", "0"],
])("an invalid %s is rejected by name", (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(`${name} must be`);
});

test("an empty variable counts as unset", () => {
  expect(readSettings({ SANDBOX_PORT: "" }).port).toBe(3100);
});

test("a port in use is reported in one sentence", async () => {
  const { url } = await startTestSandbox();
  const port = Number(new URL(url).port);
  await expect(startTestSandbox({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
});

test("a data folder that cannot be written is reported in one sentence", async () => {
  await expect(startTestSandbox({ dataDir: "/dev/null/sandbox" })).rejects.toThrow(
    "The data folder /dev/null/sandbox cannot be written.",
  );
});
