import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

/** The gateway under test, and which checks can run against it. */
export type GatewayUnderTest = {
  url: string;
  token: string;
  /** A sandbox on this machine: tests can sign on its pages, and it reaches servers on this machine. */
  isSandbox: boolean;
  /** Time runs fast enough to wait for events that take minutes. */
  isFast: boolean;
};

declare module "vitest" {
  export interface ProvidedContext {
    gateway: GatewayUnderTest;
  }
}

/** Five minutes pass in two seconds. */
const timeScale = 150;

/** Starts one sandbox for all files, or uses the gateway that the environment names. */
export default async function setup(project: TestProject) {
  // These are not the portal's gateway settings, as `npm test` must never reach a gateway in use.
  const { CONFORMANCE_URL: url, CONFORMANCE_TOKEN: token } = process.env;
  if (!url || !token) return startOwnSandbox(project);
  const isSandbox = await isLocalSandbox(url);
  const skipped = "Checks that need a sandbox on this machine, or fast time, are skipped.";
  console.log(isSandbox ? "Checks that need fast time are skipped." : skipped);
  project.provide("gateway", { url, token, isSandbox, isFast: false });
  return undefined;
}

async function startOwnSandbox(project: TestProject) {
  const { startSandbox } = await import("../server");
  const dataDir = await mkdtemp(path.join(tmpdir(), "paraph-conformance-"));
  const token = "token-of-conformance";
  const local = { host: "127.0.0.1", port: 0, smtpPort: 0, dataDir };
  const errors: string[] = [];
  const report = (summary: string, error: unknown) => void errors.push(`${summary}: ${String(error)}`);
  const sandbox = await startSandbox(
    { ...local, accessToken: token, timeScale, confirmationMs: 0 },
    { report },
  );
  project.provide("gateway", { url: sandbox.url, token, isSandbox: true, isFast: true });
  return async () => {
    await sandbox.close();
    await rm(dataDir, { recursive: true });
    if (errors.length === 0) return;
    // Vitest prints an error thrown here, but the run still passes.
    process.exitCode = 1;
    throw new Error(`The sandbox had faults of its own:\n${errors.join("\n")}`);
  };
}

/** @throws when nothing answers */
async function isLocalSandbox(url: string): Promise<boolean> {
  const response = await fetch(`${url}/sandbox/ca.pem`).catch((cause: unknown) => {
    throw new Error(`Nothing answers at ${url}.`, { cause });
  });
  const isSandbox = response.ok && (await response.text()).startsWith("-----BEGIN CERTIFICATE-----");
  return isSandbox && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}
