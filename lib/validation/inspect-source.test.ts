import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { misplacedObject } from "@/testing/odd-pdfs";
import { inspectSource } from "./inspect-source";
import { asSource, pack } from "./testing/container-files";
import { opensslSigner, signWithOpenssl } from "./testing/openssl-signer";
import { readFixture } from "./testing/validate-fixture";

const now = new Date("2026-11-25T12:00:00Z");

async function inspect(bytes: Uint8Array) {
  const file = path.join(await temporaryFolder(), "file");
  await writeFile(file, bytes);
  return inspectSource(file, { ...asSource(bytes), now });
}

test("a file that nobody has signed has no report", async () => {
  expect(await inspect(await readFixture("source-table"))).toEqual({ kind: "pdf", report: null });
  expect(await inspect(strToU8("Žinia"))).toEqual({ kind: "other", report: null });
  expect(await inspect(pack({ "a.txt": strToU8("a") }))).toEqual({ kind: "other", report: null });
});

test("a file that was signed before has a report, valid or not", async () => {
  expect(await inspect(await readFixture("openssl-sha1"))).toMatchObject({
    kind: "pdf",
    report: { signatures: [{ valid: false, faults: ["weak_algorithm"] }] },
  });
  expect(await inspect(await readFixture("document-timestamp"))).toMatchObject({
    kind: "pdf",
    report: { signatures: [{}, {}], documentTimestamps: [{ valid: true }] },
  });
});

test("a signed message is a file of another kind, with a report", async () => {
  const folder = await temporaryFolder();
  const message = signWithOpenssl(folder, strToU8("Žinia"), [await opensslSigner(folder, "Ona")]);
  expect(await inspect(message)).toMatchObject({
    kind: "other",
    report: { signatures: [{ kind: "CAdES" }] },
  });
  expect(await inspect(strToU8("<a/>"))).toEqual({ kind: "other", report: null });
});

test("a file in which an object cannot be read is refused, because viewers would search all of it for another", async () => {
  expect(await inspect(misplacedObject())).toEqual({ kind: "refused", reason: "damaged" });
});

test("a file whose signatures could not be checked afterwards is refused with the reason", async () => {
  const encrypted = await readFile(path.resolve("lib/formats/pdf/fixtures/encrypted-table.pdf"));
  expect(await inspect(encrypted)).toEqual({ kind: "refused", reason: "encrypted" });
  const plain = await readFixture("source-table");
  expect(await inspect(plain.subarray(0, plain.length - 200))).toEqual({
    kind: "refused",
    reason: "damaged",
  });
  expect(await inspect(new Uint8Array())).toEqual({ kind: "refused", reason: "empty" });
});
