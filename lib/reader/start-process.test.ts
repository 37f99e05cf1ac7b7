import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
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

test("a reading process finishes its file when a terminal stops the whole group of processes", async () => {
  const { ready, take } = startGreedy();
  await ready;
  expect(await take("signals")).toMatchObject({ answer: "pdf" });
});

test("a reading process is ended when a file takes too long without working", async () => {
  const { ready, ended, take } = startGreedy();
  await ready;
  expect(await take("nothing")).toMatchObject({ answer: "pdf" });
  await expect(take("patience", 1)).rejects.toThrow(ReadingStopped);
  await ended;
});

const portal = `
  const { startProcess } = await import("./lib/reader/start-process.ts");
  const { ready, run } = startProcess(${JSON.stringify({ ...limits, cpuSeconds: 3_600 })}, ${JSON.stringify(source)});
  const take = (path) => run({ name: "kindOf", request: { path } }, ${hour});
  await ready;
  console.log((await take("port")).answer);
  process.stdin.once("data", () => {
    void take("time");
    console.log("busy");
  });
`;

test("a process that is busy with a file does not outlive a portal killed with SIGKILL", async () => {
  const args = ["--import", "tsx", "--input-type=module", "-e", portal];
  const parent = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: parent.stdout });
  const [port] = (await once(lines, "line")) as [string];
  const connection = connect(Number(port), "127.0.0.1");
  await once(connection, "connect");
  const closed = new Promise((resolve) => connection.on("error", resolve).once("close", resolve));
  parent.stdin.write("start");
  await once(lines, "line");
  parent.kill("SIGKILL");
  await closed;
});
