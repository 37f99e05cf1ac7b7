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

/** A data folder with a test authority that all tests of a file share, as its keys take most of a sandbox's start. */
async function folderWithAuthority(): Promise<string> {
  authorityFiles ??= newAuthorityFiles();
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, "pki"));
  for (const { name, bytes } of await authorityFiles) await writeFile(path.join(folder, "pki", name), bytes);
  return folder;
}

async function newAuthorityFiles() {
  const folder = await temporaryFolder();
  await openAuthority(folder);
  const names = await readdir(path.join(folder, "pki"));
  return Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, "pki", name)) })),
  );
}

/** Starts a sandbox for one test, on a free port and with immediate confirmations. A fault of the sandbox fails the test. */
export async function startTestSandbox(settings: Partial<Settings> = {}) {
  const faults: unknown[] = [];
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
    (summary, error) => faults.push(`${summary}: ${String(error)}`),
  );
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await sandbox.close();
    isClosed = true;
  };
  onTestFinished(async () => {
    await close();
    if (faults.length > 0) throw new Error(faults.join("\n"));
  });
  return { url: sandbox.url, smtpPort: sandbox.smtpPort, dataDir, close };
}
