import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { isObjectStoreInstalled } from "./installed";
import { startObjectStoreServer } from "./object-store-server";

const isInstalled = isObjectStoreInstalled();

test.skipIf(!isInstalled)("an object store answers until it is stopped", async () => {
  const server = await startObjectStoreServer();
  const address = server.settings.S3_ENDPOINT;
  expect((await fetch(address)).status).toBe(200);
  await server.stop();
  expect(await server.exited).toBe("signal SIGKILL");
  await expect(fetch(address)).rejects.toThrow();
});

const starter = `
  const { startObjectStoreServer } = await import("./testing/servers/object-store-server.ts");
  console.log((await startObjectStoreServer()).settings.S3_ENDPOINT);
`;

test.skipIf(!isInstalled)("an object store does not outlive a process killed with SIGKILL", async () => {
  const args = ["--import", "tsx", "--input-type=module", "-e", starter];
  const parent = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [address] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
  const connection = connect(Number(new URL(address).port), "127.0.0.1");
  await once(connection, "connect");
  const closed = new Promise((resolve) => connection.on("error", resolve).once("close", resolve));
  parent.kill("SIGKILL");
  await closed;
});
