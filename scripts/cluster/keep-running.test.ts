import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { freePort } from "@/testing/servers/free-port";
import type { Part } from "../serving/parts";
import { requireFreePorts } from "../serving/ports";
import { keepRunning } from "./keep-running";

const never = new AbortController().signal;

async function part(script: (port: number) => string): Promise<Part> {
  const port = await freePort();
  return {
    ...{ name: "portal", portSetting: "PORT", host: "127.0.0.1", port },
    ...{ readyUrl: `http://127.0.0.1:${port}`, isReady: (answer: Response) => answer.ok },
    ...{ nodeArgs: ["-e", script(port)], environment: process.env, stopWithinMs: 10_000 },
  };
}

const serving = (port: number) =>
  `require("http").createServer((_, res) => res.end()).listen(${port}, "127.0.0.1")`;

test("a part that is killed is restarted, and a stopped one is not", async () => {
  const starts = new EventEmitter();
  const pids: number[] = [];
  const printed: string[] = [];
  const portal = await part(serving);
  const kept = await keepRunning(portal, {
    stop: never,
    print: (line) => printed.push(line),
    onStart: (pid) => starts.emit("start", pids.push(Number(pid))),
  });
  process.kill(pids[0]!, "SIGKILL");
  await once(starts, "start");
  await kept.stop();
  expect(printed).toEqual(["The portal ended (signal SIGKILL) and is restarted."]);
  expect(pids).toHaveLength(2);
  await requireFreePorts([portal]);
});

test("a part that ends before it is ready for the first time is not restarted", async () => {
  const failing = await part(() => "process.exit(3)");
  await expect(keepRunning(failing, { stop: never })).rejects.toThrow(
    "The portal could not be started (exit code 3).",
  );
});
