import { expect, onTestFinished, test } from "vitest";
import { dayMs } from "../base/clock";
import { createKeyedLock } from "../base/keyed-lock";
import { openFileVault } from "../store/file-vault";
import { openStore } from "../store/store";
import { temporaryFolder } from "../testing/test-sandbox";
import { createSigning } from "./create-signing";
import { startRetention } from "./retention";

const createdAt = Date.parse("2026-03-01T12:00:00Z");

/** A store with one signing, one upload and one batch, all created at `createdAt`. */
async function newStore() {
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
  store.batches.insert("batch", [{ signingToken: token, signerToken: "signer" }], new Date(expiresAt));
  return {
    sweepAt: (instant: number) => startRetention(partsAt(instant)).stop(),
    counts: () => ({
      signings: store.signings.find(token) ? 1 : 0,
      uploads: store.uploads.find("upload") ? 1 : 0,
      batches: store.batches.list("batch").length,
    }),
  };
}

test("the retention sweep keeps signings, uploads and batches for 30 days and then deletes them", async () => {
  const { sweepAt, counts } = await newStore();
  await sweepAt(createdAt + 30 * dayMs - 1);
  expect(counts()).toEqual({ signings: 1, uploads: 1, batches: 1 });
  await sweepAt(createdAt + 30 * dayMs);
  expect(counts()).toEqual({ signings: 0, uploads: 0, batches: 0 });
});
