import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { startChild } from "./child-process";
import { projectRoot } from "./project-root";

const idle = "setInterval(() => {}, 1000)";

test("a stopped child has exited when `stop` resolves", async () => {
  const child = startChild({ nodeArgs: ["-e", idle], environment: process.env, stopWithinMs: 10_000 });
  await child.stop();
  expect(await child.exited).toBe("signal SIGTERM");
});

const server = `require("net").createServer(() => {}).listen(0, "127.0.0.1", function () { console.log(this.address().port) })`;
const supervisor = `
  const { startChild } = await import("./scripts/serving/child-process.ts");
  startChild({ nodeArgs: ["-e", ${JSON.stringify(server)}], environment: process.env, stopWithinMs: 10_000 });
`;

test("a server does not outlive a supervisor killed with SIGKILL", async () => {
  const args = ["--import", "tsx", "--input-type=module", "-e", supervisor];
  const parent = spawn(process.execPath, args, { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(createInterface({ input: parent.stdout }), "line");
  const connection = connect(Number(port), "127.0.0.1");
  await once(connection, "connect");
  const closed = new Promise((resolve) => connection.on("error", resolve).once("close", resolve));
  parent.kill("SIGKILL");
  await closed;
});
