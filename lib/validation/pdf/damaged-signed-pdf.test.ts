import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { validateSignedPdf } from "./validate-signed-pdf";

const now = new Date("2026-11-25T12:00:00Z");
const kinds = ["two-signers-table", "two-signers-stream"];
/** Primes, so that the positions do not coincide with the period of entries and digits. */
const stride = 397;
const cutStride = 197;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "paraph-damaged-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(bytes: Buffer) {
  const file = path.join(folder, "damaged.pdf");
  await writeFile(file, bytes);
  return validateSignedPdf({ path: file, signerCount: 2, now });
}

const readFixture = (name: string) => readFile(path.join(import.meta.dirname, "../fixtures", `${name}.pdf`));

/** The hexadecimal string of the last signature: the only bytes of the file that no signature covers. */
function findLastContents(bytes: Buffer) {
  const start = bytes.indexOf("/Contents <", bytes.lastIndexOf("/SubFilter")) + "/Contents ".length;
  return { start, end: bytes.indexOf(">", start) + 1 };
}

test.each(kinds)("one changed bit anywhere in what is signed keeps the file out (%s)", async (name) => {
  const whole = await readFixture(name);
  const { start, end } = findLastContents(whole);
  for (let at = 0; at < whole.length; at += stride) {
    if (at > start && at < end - 1) continue;
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
    expect((await check(changed)).problems, `byte ${at}`).not.toEqual([]);
  }
});

const withoutTrust = (signatures: ValidatedSignature[]) =>
  signatures.map(({ conclusion, ...rest }) => ({ ...rest, indication: conclusion?.indication }));

test.each(kinds)(
  "one changed digit of the last signature keeps the file out or leaves the report the same (%s)",
  async (name) => {
    const whole = await readFixture(name);
    const original = await check(whole);
    const { start, end } = findLastContents(whole);
    let accepted = 0;
    for (let at = start + 1; at < end - 1; at += stride) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at] === 0x37 ? 0x38 : 0x37;
      const { problems, signatures } = await check(changed);
      if (problems.length > 0) continue;
      accepted++;
      // The enclosed certificates of issuers are not signed: they decide about trust alone.
      expect(withoutTrust(signatures), `digit ${at}`).toEqual(withoutTrust(original.signatures));
    }
    expect(accepted).toBeLessThan((end - start) / stride / 3);
  },
);

test("the padding of the last signature is not looked at, but must be digits", async () => {
  const whole = await readFixture("two-signers-table");
  const { end } = findLastContents(whole);
  const padded = Buffer.from(whole);
  padded.write("f", end - 3, "latin1");
  expect((await check(padded)).problems).toEqual([]);
  for (const digit of ["x", " ", ">"]) {
    const changed = Buffer.from(whole);
    changed.write(digit, end - 3, "latin1");
    expect((await check(changed)).problems, `"${digit}"`).not.toEqual([]);
  }
});

test.each(kinds)("a file cut off anywhere is never accepted (%s)", async (name) => {
  const whole = await readFixture(name);
  for (let length = 0; length < whole.length; length += cutStride) {
    expect((await check(whole.subarray(0, length))).problems, `cut after ${length} bytes`).not.toEqual([]);
  }
  expect((await check(whole.subarray(0, whole.length - 1))).problems).not.toEqual([]);
});
