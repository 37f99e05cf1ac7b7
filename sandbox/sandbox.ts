import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { createClock, type Clock } from "./clock";
import { openAuthority, type Authority } from "./pki/authority";
import { createPostbackQueue, type PostbackQueue } from "./postbacks/postback-queue";
import type { Settings } from "./settings";
import { createKeyedLock, type KeyedLock } from "./signing/keyed-lock";
import { startRetention } from "./signing/retention";
import { createSessionRunner, type SessionRunner } from "./signing/session-runner";
import { signDocument } from "./signing/sign-document";
import { createUploadFetcher, type UploadFetcher } from "./signing/upload-fetcher";
import { StartError } from "./start-error";
import { openFileVault, type FileVault } from "./store/file-vault";
import { openStore, type Store } from "./store/store";

/** The parts of a running sandbox. Each function asks for those that it uses. */
export type Sandbox = {
  settings: Settings;
  clock: Clock;
  store: Store;
  vault: FileVault;
  authority: Authority;
  withLock: KeyedLock;
  uploads: UploadFetcher;
  sessions: SessionRunner;
  postbacks: PostbackQueue;
  /** The address under which this sandbox is reached. */
  origin: () => string;
  /** Tells whoever runs the sandbox about a fault of its own; never with names, codes or tokens. */
  report: (what: string, error: unknown) => void;
};

/**
 * Puts the parts together and opens the data folder, without doing anything yet.
 *
 * @throws {StartError} when the data folder cannot be used
 */
export async function openSandbox(
  settings: Settings,
  origin: () => string,
  report: Sandbox["report"],
): Promise<Sandbox> {
  prepareFolder(settings.dataDir);
  const store = openStore(settings.dataDir);
  const base = {
    ...{ settings, store, origin, report },
    clock: createClock(settings.timeScale),
    vault: openFileVault(path.join(settings.dataDir, "files")),
    authority: await openAuthority(settings.dataDir),
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

/** Takes up what an earlier run left open, and keeps house. The answer stops all of it and closes the store. */
export function runSandbox(sandbox: Sandbox): { stop(): Promise<void> } {
  const retention = startRetention(sandbox);
  sandbox.uploads.resume();
  sandbox.sessions.resume();
  sandbox.postbacks.wake();
  return {
    async stop() {
      await Promise.all([sandbox.uploads.stop(), sandbox.sessions.stop(), retention.stop()]);
      await sandbox.postbacks.stop();
      sandbox.store.close();
    },
  };
}
