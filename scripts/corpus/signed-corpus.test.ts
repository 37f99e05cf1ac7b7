import { copyFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { comparison } from "./confusion";
import { expectedVerdictOf, expectedVerdicts } from "./expected-verdict";
import { compareWithReferences } from "./signed-corpus";

const verdictOf = (said: object) =>
  expectedVerdictOf(expectedVerdicts.parse({ file: said })["file"] ?? expect.fail("nothing was parsed"));

test.each([
  [{ reference: "intact" }, { integrity: "passed", trust: undefined }],
  [
    { reference: "intact", siva: "TOTAL_PASSED" },
    { integrity: "passed", trust: "passed" },
  ],
  [
    { reference: "intact", d4j: "valid" },
    { integrity: "passed", trust: "passed" },
  ],
  [
    { reference: "untrusted/other", d4j: "invalid" },
    { integrity: undefined, trust: "not_passed" },
  ],
  [{ siva: "TOTAL_FAILED;TOTAL_PASSED" }, { integrity: undefined, trust: "failed" }],
  [{ reference: "broken" }, { integrity: "failed", trust: "failed" }],
  [
    { reference: "nosig", siva: "TOTAL_PASSED" },
    { integrity: "none", trust: "none" },
  ],
  [
    { reference: "broken", integrity: "passed", trust: "indeterminate" },
    { integrity: "passed", trust: "indeterminate" },
  ],
])("the reference %j expects %j", (said, verdict) => {
  expect(verdictOf(said)).toMatchObject(verdict);
});

/** A folder with a signed PDF, the same one changed, and one that is named but missing. */
async function corpus() {
  const signed = await temporaryFolder();
  const fixture = path.resolve("lib/validation/fixtures/two-signers-table.pdf");
  await copyFile(fixture, path.join(signed, "signed.pdf"));
  const bytes = await readFile(fixture);
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  await writeFile(path.join(signed, "changed.pdf"), bytes);
  await writeFile(path.join(signed, "text.txt"), "no signature");
  return signed;
}

test("files on which we differ from the reference are listed, and a missing file stops nothing", async () => {
  const signed = await corpus();
  const expected = path.join(signed, "expected.json");
  const verdicts = {
    "signed.pdf": { reference: "broken", test: "a test that is wrong" },
    "missing.pdf": { reference: "intact" },
    "changed.pdf": { reference: "intact" },
    "text.txt": { reference: "nosig" },
  };
  await writeFile(expected, JSON.stringify(verdicts));
  const printed = await compareWithReferences({ signed, expected }, new AbortController().signal);
  expect(printed).toMatch(
    /False accepts of integrity: 1\n {2}signed\.pdf\n.*\n {4}reference: a test that is wrong/,
  );
  expect(printed).toMatch(/False refusals of integrity: 2\n {2}changed\.pdf\n[^]*\n {2}missing\.pdf\n/);
  expect(printed).toMatch(/Errors: 1\n {2}missing\.pdf\n {4}ours: Error: ENOENT/);
});

test("expected verdicts that cannot be read stop the comparison with a sentence", async () => {
  const signed = await temporaryFolder();
  const expected = path.join(signed, "expected.json");
  await writeFile(expected, '{ "a.pdf": { "reference": "perhaps" } }');
  const compared = compareWithReferences({ signed, expected }, new AbortController().signal);
  await expect(compared).rejects.toThrow(/The expected verdicts in .* cannot be read/);
});

test("a confusion table counts files by the reference's verdict and ours", () => {
  const file = (integrity: "passed" | "failed", ours: "passed" | "failed") => ({
    ...{ name: "file", expected: { integrity, trust: undefined, why: "" } },
    ours: { integrity: ours, trust: undefined, words: "" },
  });
  const printed = comparison([file("passed", "passed"), file("passed", "passed"), file("failed", "failed")]);
  const [integrity] = printed.split("\n\n");
  expect(integrity).toMatch(/^ +passed +2 +0 +0 /m);
  expect(integrity).toMatch(/^ +failed +0 +0 +0 +1 /m);
});
