import { expect, test } from "vitest";
import { freePort } from "@/testing/servers/free-port";
import type { Part } from "./parts";
import { requireFreePorts } from "./ports";
import { RefusedToStart, superviseUntilStopped, UnexpectedExit } from "./supervise";

async function part(name: string, script: (port: number) => string): Promise<Part> {
  const port = await freePort();
  return {
    name,
    portSetting: "PORT",
    host: "127.0.0.1",
    port,
    readyUrl: `http://127.0.0.1:${port}`,
    isReady: (answer) => answer.ok,
    nodeArgs: ["-e", script(port)],
    environment: process.env,
    stopWithinMs: 10_000,
  };
}

const serving = (port: number) =>
  `require("http").createServer((_, res) => res.end()).listen(${port}, "127.0.0.1")`;
const failing = () => "process.exit(3)";
const failingOnceServing = (port: number) =>
  `require("http").createServer((_, res) => res.end(() => process.exit(3))).listen(${port}, "127.0.0.1")`;

test("the supervisor reports that all parts are ready, and a stop ends all of them", async () => {
  const parts = [await part("sandbox gateway", serving), await part("portal", serving)];
  const stop = new AbortController();
  let readiness = "";
  const onReady = () => {
    readiness = "all serve";
    stop.abort();
  };
  await superviseUntilStopped(parts, { onReady, stop: stop.signal });
  expect(readiness).toBe("all serve");
  await requireFreePorts(parts.slice(0, 1));
  await requireFreePorts(parts.slice(1));
});

test("when a part cannot start, the other one is stopped and the failure is named", async () => {
  const parts = [await part("sandbox gateway", serving), await part("portal", failing)];
  const supervision = superviseUntilStopped(parts, { onReady: () => {}, stop: new AbortController().signal });
  await expect(supervision).rejects.toEqual(new UnexpectedExit("portal", "exit code 3"));
  await requireFreePorts(parts.slice(0, 1));
});

test("a part that refuses to start has said why, so nothing is added", async () => {
  const parts = [await part("portal", () => "process.exit(78)")];
  const supervision = superviseUntilStopped(parts, { onReady: () => {}, stop: new AbortController().signal });
  await expect(supervision).rejects.toBeInstanceOf(RefusedToStart);
});

test("when a part dies later, the other one is stopped and the failure is named", async () => {
  const parts = [await part("sandbox gateway", failingOnceServing), await part("portal", serving)];
  const supervision = superviseUntilStopped(parts, { onReady: () => {}, stop: new AbortController().signal });
  await expect(supervision).rejects.toEqual(new UnexpectedExit("sandbox gateway", "exit code 3"));
  await requireFreePorts(parts.slice(1));
});

test("a stop before any part is ready ends the parts without a message", async () => {
  const stop = AbortSignal.abort();
  const parts = [await part("portal", serving)];
  await superviseUntilStopped(parts, { onReady: () => expect.unreachable("it was stopped"), stop });
  await requireFreePorts(parts);
});
