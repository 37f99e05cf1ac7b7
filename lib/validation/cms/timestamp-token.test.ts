import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { verifyTimestampToken } from "./timestamp-token";

const stride = 11;
const fresh = () => ({ budget: new ReadingBudget() });

const readToken = (name: string) => readFile(path.join(import.meta.dirname, "../fixtures", `${name}.der`));
const digestOf = (text: string) => async (algorithm: string) => createHash(algorithm).update(text).digest();

test("returns the time of a token over the given bytes", async () => {
  const stamp = await verifyTimestampToken(
    await readToken("token-by-an-authority"),
    digestOf("paraph"),
    fresh(),
  );
  expect(stamp?.stampedAt.toISOString()).toMatch(/^2026-11-24T/);
});

test("rejects a token over other bytes", async () => {
  expect(
    await verifyTimestampToken(await readToken("token-by-an-authority"), digestOf("Paraph"), fresh()),
  ).toBeUndefined();
});

test("rejects a token by a certificate that is not for time-stamping", async () => {
  expect(
    await verifyTimestampToken(await readToken("token-by-a-person"), digestOf("paraph"), fresh()),
  ).toBeUndefined();
});

test("rejects a token with a changed byte or returns the same time, and never throws", async () => {
  const token = await readToken("token-by-an-authority");
  const { stampedAt } = (await verifyTimestampToken(token, digestOf("paraph"), fresh())) ?? {};
  let accepted = 0;
  for (let at = 0; at < token.length; at += stride) {
    const changed = Buffer.from(token);
    changed.writeUInt8(changed.readUInt8(at) ^ 0x04, at);
    const stamp = await verifyTimestampToken(changed, digestOf("paraph"), fresh());
    if (stamp) accepted++;
    expect([undefined, stampedAt], `byte ${at}`).toContainEqual(stamp?.stampedAt);
  }
  // The authority signs everything but version numbers and parameters of algorithms.
  expect(accepted).toBeLessThan(token.length / stride / 10);
});
