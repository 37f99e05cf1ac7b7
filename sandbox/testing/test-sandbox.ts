import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { startSandbox } from "../server";
import type { Settings } from "../parts/settings";

export const accessToken = "token-of-tests";

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts a sandbox for one test, on free ports and with immediate confirmations. An internal error of the sandbox
 * fails the test.
 */
export async function startTestSandbox({ now, ...settings }: Partial<Settings> & { now?: () => Date } = {}) {
  const errors: unknown[] = [];
  const dataDir = settings.dataDir ?? (await temporaryFolder());
  const sandbox = await startSandbox(
    {
      host: "127.0.0.1",
      port: 0,
      smtpPort: 0,
      accessToken,
      timeScale: 1,
      confirmationMs: 0,
      ...settings,
      dataDir,
    },
    { report: (summary, error) => errors.push(`${summary}: ${String(error)}`), now },
  );
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await sandbox.close();
    isClosed = true;
  };
  onTestFinished(async () => {
    await close();
    if (errors.length > 0) throw new Error(errors.join("\n"));
  });
  const { url, smtpPort, archiveDue } = sandbox;
  return { url, smtpPort, archiveDue, dataDir, close };
}
