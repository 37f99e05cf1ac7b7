import { open, rm } from "node:fs/promises";
import type { FileStore } from "@/lib/files/file-store";
import { sendUpload } from "./send-upload";
import { measureSeconds } from "./measure-seconds";
import { peakResidentBytes, residentBytes } from "./server-memory";
import { cp, sha256sum } from "./system-tools";

/** Times and memory of one upload, and the times of system tools for the same bytes right after it. */
export type UploadRun = {
  uploadSeconds: number;
  sha256sumSeconds: number;
  cpSeconds: number;
  /** Includes flushing the copy to disk, as the portal does before a file counts as stored. */
  flushedCpSeconds: number;
  /** The memory of the portal's process before the upload, and its peak during the upload. */
  restingBytes: number;
  peakBytes: number;
};

type Conditions = {
  portalUrl: string;
  cookie: string;
  pid: number;
  /** Where the portal keeps its files. */
  store: FileStore;
  signal: AbortSignal;
};

/**
 * Uploads a file once, and removes it from the store so that the next run has as much to write.
 *
 * @throws when the stored bytes differ from those sent
 */
export async function measureUpload(file: string, conditions: Conditions): Promise<UploadRun> {
  const { pid, store, signal } = conditions;
  const restingBytes = await residentBytes(pid);
  let uploadSeconds = 0;
  const peakBytes = await peakResidentBytes(pid, async () => {
    uploadSeconds = await measureSeconds(() => sendUpload(file, conditions));
  });

  let sent = "";
  const sha256sumSeconds = await measureSeconds(async () => (sent = await sha256sum(file, signal)));
  await requireSameBytes(store, sent, signal);
  await store.remove(sent);

  const copy = `${file}.copy`;
  const cpSeconds = await measureSeconds(() => cp(file, copy, signal));
  const flushedCpSeconds = cpSeconds + (await measureSeconds(() => flush(copy)));
  await rm(copy);
  return { uploadSeconds, sha256sumSeconds, cpSeconds, flushedCpSeconds, restingBytes, peakBytes };
}

async function requireSameBytes(store: FileStore, sent: string, signal: AbortSignal): Promise<void> {
  const stored = await store
    .withLocalFile(sent, (file) => sha256sum(file, signal))
    .catch((cause) => {
      throw new Error(`The portal has stored no file with the SHA-256 ${sent}.`, { cause });
    });
  if (stored !== sent) throw new Error(`The portal has stored ${stored} under the name ${sent}.`);
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
