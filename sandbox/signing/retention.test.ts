import { expect, onTestFinished, test } from "vitest";
import { dayMs } from "../base/clock";
import { createKeyedLock } from "../base/keyed-lock";
import { openFileVault } from "../store/file-vault";
import { openStore } from "../store/store";
import { temporaryFolder } from "../testing/test-sandbox";
import { createSigning } from "./create-signing";
import { startRetention } from "./retention";

const createdAt = Date.parse("2026-03-01T12:00:00Z");

/** A store with one signing and one upload, both created at `createdAt`. */
async function signingAndUpload() {
  const folder = await temporaryFolder();
  const [store, vault] = [openStore(folder), openFileVault(folder)];
  onTestFinished(() => store.close());
  const partsAt = (instant: number) => ({
    ...{ store, vault, withLock: createKeyedLock() },
    clock: { now: () => new Date(instant), after: (durationMs: number) => new Date(instant + durationMs) },
    report: (summary: string, error: unknown) => expect.unreachable(`${summary}: ${String(error)}`),
  });
  const upload = { token: "upload", name: "a.pdf", digest: "", url: null, problem: null };
  const expiresAt = createdAt + 30 * dayMs;
  store.uploads.insert({ ...upload, status: "uploaded", expiresAt });
  await vault.saveUpload(upload.token, Buffer.from("%PDF-1.7"));
  const request = { type: "pdf" as const, name: "a", signers: [] };
  const file = { upload: { ...upload, status: "uploaded" as const, expiresAt } };
  const { token } = await createSigning(partsAt(createdAt), request, [file]);
  return {
    sweepAt: (instant: number) => startRetention(partsAt(instant)).stop(),
    kept: () => [store.signings.find(token)?.token === token, store.uploads.find("upload") !== undefined],
  };
}

test("the retention sweep keeps a signing and an upload for 30 days and then deletes them", async () => {
  const { sweepAt, kept } = await signingAndUpload();
  await sweepAt(createdAt + 30 * dayMs - 1);
  expect(kept()).toEqual([true, true]);
  await sweepAt(createdAt + 30 * dayMs);
  expect(kept()).toEqual([false, false]);
});
