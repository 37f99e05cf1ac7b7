import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { openAuthority } from "../pki/authority";
import { startSandbox } from "../server";
import type { Settings } from "../parts/settings";

export const accessToken = "token-of-tests";

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let authorityFiles: Promise<{ name: string; bytes: Buffer }[]> | undefined;

/**
 * A data folder with a test authority shared by all tests of a file, as generating its keys takes most of a sandbox's
 * start.
 */
async function folderWithAuthority(): Promise<string> {
  authorityFiles ??= newAuthorityFiles();
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, "pki"));
  for (const { name, bytes } of await authorityFiles) await writeFile(path.join(folder, "pki", name), bytes);
  return folder;
}

async function newAuthorityFiles() {
  const folder = await temporaryFolder();
  await openAuthority(folder, () => new Date());
  const names = await readdir(path.join(folder, "pki"));
  return Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, "pki", name)) })),
  );
}

/**
 * Starts a sandbox for one test, on free ports and with immediate confirmations. An internal error of the sandbox
 * fails the test.
 */
export async function startTestSandbox({ now, ...settings }: Partial<Settings> & { now?: () => Date } = {}) {
  const errors: unknown[] = [];
  const dataDir = settings.dataDir ?? (await folderWithAuthority());
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
  return { url: sandbox.url, smtpPort: sandbox.smtpPort, dataDir, close };
}
