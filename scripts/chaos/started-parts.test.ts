import { expect, test } from "vitest";
import { startedParts } from "./started-parts";

const broken = () => Promise.reject(new Error("Not stopped."));

function recorder() {
  const stopped: string[] = [];
  return { stopped, part: (name: string) => ({ stop: async () => stopped.push(name) }) };
}

test("parts are stopped in the reverse order of their start, even if one cannot be stopped", async () => {
  const { stopped, part } = recorder();
  const parts = startedParts();
  await parts.add(Promise.resolve(part("database")));
  await parts.add(Promise.resolve({ stop: broken }));
  await parts.add(Promise.resolve(part("portal")));
  await expect(parts.stop()).rejects.toThrow("Not stopped.");
  expect(stopped).toEqual(["portal", "database"]);
});

test("a part that is still starting when another one fails is stopped too", async () => {
  const { stopped, part } = recorder();
  const parts = startedParts();
  let start = (_: ReturnType<typeof part>) => {};
  const starting = parts.add(new Promise<ReturnType<typeof part>>((resolve) => (start = resolve)));
  await expect(parts.add(Promise.reject(new Error("No port.")))).rejects.toThrow("No port.");
  const stopping = parts.stop();
  start(part("database"));
  await stopping;
  await starting;
  expect(stopped).toEqual(["database"]);
});
