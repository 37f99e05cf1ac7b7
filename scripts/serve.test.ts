import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "./serving/project-root";

const dataDir = mkdtempSync(path.join(tmpdir(), "paraph-serve-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

/** Without a sandbox, whose port another Paraph may be using. */
const gateway = {
  APP_URL: "https://portal.example",
  GATEWAY_URL: "https://gateway.example",
  GATEWAY_ACCESS_TOKEN: "token",
};

async function serve(settings: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir, ...gateway, ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { stderr, exitCode };
}

test("an invalid setting is reported in one sentence, with exit code 78", async () => {
  expect(await serve({ PORT: "abc" })).toEqual({
    stderr: 'PORT is "abc", but must be a port number from 1 to 65535.\n',
    exitCode: 78,
  });
});

test("a port in use is reported in one sentence, with exit code 78", async () => {
  const otherServer = createServer().listen(0, "127.0.0.1");
  await once(otherServer, "listening");
  const { port } = otherServer.address() as AddressInfo;
  const { stderr, exitCode } = await serve({ PORT: String(port) });
  otherServer.close();
  expect(stderr).toBe(`Port ${port} is in use by another program. Stop it, or set PORT to another number.\n`);
  expect(exitCode).toBe(78);
});

test("a data folder that cannot be written is reported in one sentence, with exit code 78", async () => {
  const { stderr, exitCode } = await serve({ DATA_DIR: "/dev/null/data" });
  expect(stderr).toBe(
    "The data folder /dev/null/data cannot be written: part of its path is a file. Set DATA_DIR to another folder.\n",
  );
  expect(exitCode).toBe(78);
});
