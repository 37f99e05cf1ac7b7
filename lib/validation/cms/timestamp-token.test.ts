import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Integer, OctetString } from "asn1js";
import { AlgorithmIdentifier, MessageImprint, TSTInfo } from "pkijs";
import { expect, test } from "vitest";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { signContent } from "@/sandbox/cms/signed-data";
import { timestampVerdict } from "../report/timestamp-verdict";
import { makeHolder } from "../testing/test-pki";
import { cmsSignerOf } from "../testing/time-stamping-authority";
import { readTimestampToken } from "./timestamp-token";

const stride = 11;

const readFixture = (name: string) => readFile(path.join(import.meta.dirname, "../fixtures", `${name}.der`));

const readOver = (token: Uint8Array, text: string) =>
  readTimestampToken(token, async (algorithm) => createHash(algorithm).update(text).digest(), {
    budget: new ReadingBudget(),
  });

/** A token whose imprint has no bytes, which no honest authority makes (RFC 3161, 2.4.1). */
async function stampNothing(): Promise<Buffer> {
  const signer = cmsSignerOf(await makeHolder("Time-stamps", "stamping", undefined));
  const info = new TSTInfo({
    ...{ version: 1, policy: "2.999.3161.1", genTime: new Date(), serialNumber: new Integer({ value: 1 }) },
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: "2.16.840.1.101.3.4.2.1" }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array() }),
    }),
  });
  const bytes = Buffer.from(info.toSchema().toBER());
  return signContent(signer, { type: "1.2.840.113549.1.9.16.1.4", bytes });
}

test("reads the time of a token over the given bytes", async () => {
  const { stampedAt, faults } = await readOver(await readFixture("token-by-an-authority"), "paraph");
  expect({ day: stampedAt?.toISOString().slice(0, 10), faults }).toEqual({ day: "2026-11-24", faults: [] });
});

test("reports a token over other bytes", async () => {
  const { faults } = await readOver(await readFixture("token-by-an-authority"), "Paraph");
  expect(faults).toEqual(["document_changed"]);
});

test("a token with an empty imprint is over nothing", async () => {
  const token = await stampNothing();
  const read = await readTimestampToken(token, async () => undefined, { budget: new ReadingBudget() });
  expect(read.faults).toEqual(["document_changed"]);
});

test("a token by a certificate that is not for time-stamping is not valid", async () => {
  const token = await readOver(await readFixture("token-by-a-person"), "paraph");
  expect(timestampVerdict(token)).toMatchObject({ valid: false, faults: ["timestamp_invalid"] });
});

test("a token with a changed byte has a fault or the same time, and reading it never throws", async () => {
  const token = await readFixture("token-by-an-authority");
  const { stampedAt } = await readOver(token, "paraph");
  let accepted = 0;
  for (let at = 0; at < token.length; at += stride) {
    const changed = Buffer.from(token);
    changed.writeUInt8(changed.readUInt8(at) ^ 0x04, at);
    const read = await readOver(changed, "paraph");
    if (!timestampVerdict(read).valid) continue;
    accepted++;
    expect(read.stampedAt, `byte ${at}`).toEqual(stampedAt);
  }
  // The authority signs everything but version numbers and parameters of algorithms.
  expect(accepted).toBeLessThan(token.length / stride / 10);
});
