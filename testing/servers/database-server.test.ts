import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { expect, test } from "vitest";
import { startDatabaseServer } from "./database-server";
import { findPostgresFolder } from "./installed";

const isInstalled = findPostgresFolder() !== undefined;

test.skipIf(!isInstalled)(
  "a database server answers, and leaves nothing behind when it is stopped",
  async () => {
    const server = await startDatabaseServer();
    const client = new Client(server.url);
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    await client.end();
    const folder = path.dirname(rows[0]!.data_directory);
    expect(existsSync(folder)).toBe(true);
    await server.stop();
    expect(await server.exited).toBe("exit code 0");
    expect(existsSync(folder)).toBe(false);
  },
);

const starter = `
  const { startDatabaseServer } = await import("./testing/servers/database-server.ts");
  console.log((await startDatabaseServer()).url);
`;

test.skipIf(!isInstalled)("a database server does not outlive a process killed with SIGKILL", async () => {
  const args = ["--import", "tsx", "--input-type=module", "-e", starter];
  const parent = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
  const connection = connect(Number(new URL(url).port), "127.0.0.1");
  await once(connection, "connect");
  const closed = new Promise((resolve) => connection.on("error", resolve).once("close", resolve));
  parent.kill("SIGKILL");
  await closed;
});

test.skipIf(!isInstalled)("a database server that cannot start says why", async () => {
  const server = await startDatabaseServer();
  const port = Number(new URL(server.url).port);
  await expect(startDatabaseServer({ port })).rejects.toThrow(
    /PostgreSQL did not start.*Address already in use/s,
  );
  await server.stop();
});
