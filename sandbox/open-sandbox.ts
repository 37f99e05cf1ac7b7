import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { createClock } from "./base/clock";
import { openAuthority } from "./pki/authority";
import { createPostbackQueue } from "./postbacks/postback-queue";
import type { Sandbox } from "./parts/sandbox";
import type { Settings } from "./parts/settings";
import { createKeyedLock } from "./base/keyed-lock";
import { startArchiving } from "./signing/archive-due";
import { startRetention } from "./signing/retention";
import { createSessionRunner } from "./signing/session-runner";
import { signDocument } from "./signing/sign-document";
import { createUploadFetcher } from "./signing/upload-fetcher";
import { StartError } from "./base/start-error";
import { openFileVault } from "./store/file-vault";
import { openStore } from "./store/store";

/**
 * Opens the data folder and creates the parts, without starting background work.
 *
 * @throws {StartError} when the data folder cannot be used
 */
export async function openSandbox(
  settings: Settings,
  {
    origin,
    schemeOrigin,
    report,
    now,
  }: Pick<Sandbox, "origin" | "schemeOrigin" | "report"> & { now: () => Date },
): Promise<Sandbox> {
  prepareFolder(settings.dataDir);
  const store = openStore(settings.dataDir);
  const base = {
    ...{ settings, store, origin, schemeOrigin, report },
    clock: createClock(settings.timeScale, now),
    vault: openFileVault(path.join(settings.dataDir, "files")),
    authority: await openAuthority(settings.dataDir, { now, origin }),
    withLock: createKeyedLock(),
  };
  const postbacks = createPostbackQueue(base);
  const sign: Parameters<typeof createSessionRunner>[0]["sign"] = (session) =>
    signDocument({ ...base, postbacks }, session);
  return {
    ...base,
    postbacks,
    uploads: createUploadFetcher(base),
    sessions: createSessionRunner({ ...base, sign }),
  };
}

function prepareFolder(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartError(`The data folder ${dataDir} cannot be written.`, { cause });
  }
}

/**
 * Resumes the work that an earlier run left unfinished and starts the hourly jobs. `stop` ends both and closes the
 * store.
 */
export function runSandbox(sandbox: Sandbox): {
  removeExpired(): Promise<void>;
  archiveDue(): Promise<void>;
  stop(): Promise<void>;
} {
  const retention = startRetention(sandbox);
  const archiving = startArchiving(sandbox);
  sandbox.uploads.resume();
  sandbox.sessions.resume();
  sandbox.postbacks.wake();
  return {
    removeExpired: retention.run,
    archiveDue: archiving.run,
    async stop() {
      const jobs = [retention, archiving].map((job) => job.stop());
      await Promise.all([sandbox.uploads.stop(), sandbox.sessions.stop(), ...jobs]);
      await sandbox.postbacks.stop();
      sandbox.store.close();
    },
  };
}
