import path from "node:path";
import { describe, expect, test } from "vitest";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { ReadingStopped } from "./reading-stopped";
import { startProcess } from "./start-process";

const limits = { heapMb: 4_000, dataMb: 400, cpuSeconds: 5 };
const source = path.resolve("lib/reader/testing/greedy-process.mjs");
const hour = 3_600_000;

function startGreedy(given = limits) {
  const started = startProcess(given, source);
  onTestEnd(started.kill);
  const take = (what: string, withinMs = hour) =>
    started.run({ name: "kindOf", request: { path: what } }, withinMs);
  return { ...started, take };
}

describe("a reading process is ended by the operating system when a file takes", () => {
  test.each(["objects", "buffers"])("more memory than its limit, in %s", async (what) => {
    const { ready, ended, take } = startGreedy({ ...limits, cpuSeconds: 3_600 });
    await ready;
    await expect(take(what)).rejects.toThrow(ReadingStopped);
    await ended;
  });

  test("more processor time than its limit", async () => {
    const { ready, ended, take } = startGreedy({ ...limits, cpuSeconds: 1 });
    await ready;
    await expect(take("time")).rejects.toThrow(ReadingStopped);
    await ended;
  });
});

test("a reading process is ended when a file takes too long without working", async () => {
  const { ready, ended, take } = startGreedy();
  await ready;
  expect(await take("nothing")).toMatchObject({ answer: "pdf" });
  await expect(take("patience", 1)).rejects.toThrow(ReadingStopped);
  await ended;
});
