import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { certificateIn } from "./certificate-in";

const now = new Date("2026-11-25T12:00:00Z");
const signed = path.resolve("lib/validation/fixtures/two-signers-table.pdf");

test("the reading for a certificate ends when nobody waits for it any more", async () => {
  const store = await createDiskFileStore(await temporaryFolder());
  const file = await store.put(byteStream([await readFile(signed)]));
  const { report } = await directReader.validateAnyFile(
    { path: signed, ...file, now },
    { owner: "ada", purpose: "documents" },
  );
  const fingerprint = report.signatures[0]?.certificate?.fingerprint ?? "";
  const signals: (AbortSignal | undefined)[] = [];
  const reader: typeof directReader = {
    ...directReader,
    validateAnyFile(request, reading) {
      signals.push(reading.signal);
      return directReader.validateAnyFile(request, reading);
    },
  };
  const { signal } = new AbortController();
  const query = { fingerprint, userId: "ada", now, signal };
  expect((await certificateIn({ store, reader }, report, query))?.fingerprint256).toBeDefined();
  expect(signals).toEqual([signal]);
});
