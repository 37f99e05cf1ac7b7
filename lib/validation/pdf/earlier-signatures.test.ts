import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { certifiedPdf } from "../testing/certified-pdf";
import { signUpdate } from "../testing/sign-update";
import { updatePdf } from "../testing/update-pdf";
import { fixture, readFixture, validateBytes, validateFixture } from "../testing/validate-fixture";
import { catalog, plainDocument, writePdf } from "../testing/written-pdf";

async function stored(bytes: Uint8Array): Promise<string> {
  const file = path.join(await temporaryFolder(), "source.pdf");
  await writeFile(file, bytes);
  return file;
}

/** The two-signers fixture as it was after its first signature. */
async function afterFirst(): Promise<Buffer> {
  const bytes = await readFixture("two-signers-table");
  const [, second] = [...bytes.toString("latin1").matchAll(/%%EOF\n?/g)];
  return bytes.subarray(0, (second?.index ?? 0) + "%%EOF\n".length);
}

describe("a file that was signed before it was sent out", () => {
  test("tells the earlier signature apart, which counts for nobody who was invited", async () => {
    const sourcePath = await stored(await afterFirst());
    const report = await validateFixture("two-signers-table", { sourcePath, signerCount: 1 });
    expect(report.problems).toEqual([]);
    expect(report.signatures.map(({ earlier }) => earlier)).toEqual([true, undefined]);
    const two = await validateFixture("two-signers-table", { sourcePath, signerCount: 2 });
    expect(two.problems).toEqual(["too_few_signatures"]);
  });

  test("is a problem when it comes back as it was sent out", async () => {
    const sourcePath = fixture("two-signers-table");
    const { problems } = await validateFixture("two-signers-table", { sourcePath, signerCount: 2 });
    expect(problems).toEqual(["same_as_source", "too_few_signatures"]);
  });

  test("is accepted with its earlier signature's faults, which are reported", async () => {
    const source = await readFixture("openssl-sha1");
    const signed = await signUpdate(source, { name: "Ona" });
    const report = await validateBytes(signed, { sourcePath: await stored(source), signerCount: 1 });
    expect(report.problems).toEqual([]);
    expect(report.signatures).toMatchObject([
      { earlier: true, valid: false, faults: ["weak_algorithm"] },
      { valid: true, faults: [] },
    ]);
    expect((await validateBytes(signed, { signerCount: 1 })).problems).toEqual(["signature_invalid"]);
  });

  test("may be rewritten before the first new signature, and differs from nobody invited by its earlier ones", async () => {
    const source = await readFixture("openssl-pkcs7");
    const rewritten = await updatePdf(source, (document) => document.getPage(0).setWidth(100));
    const signed = await signUpdate(rewritten, { name: "Ona" });
    const report = await validateBytes(signed, {
      ...{ sourcePath: await stored(source), signerCount: 1 },
      invited: [{ name: "Ona", code: null }],
    });
    expect(report).toMatchObject({ problems: [], differences: [], sourceIsPrefix: true });
    expect(report.signatures).toMatchObject([
      { earlier: true, addedAfter: "other" },
      { addedAfter: "nothing" },
    ]);
  });

  test("is not accepted when its earlier signatures cannot be told, whatever the finished file has", async () => {
    const circle = {
      1: catalog("/AcroForm << /Fields [7 0 R] >>"),
      7: "<< /FT /Sig /T (a) /Kids [<< /T (b) /Kids [7 0 R] >>] >>",
    };
    const sourcePath = await stored(writePdf({ ...plainDocument, ...circle }));
    const { problems } = await validateFixture("two-signers-table", { sourcePath });
    expect(problems).toEqual(["unreadable"]);
  });

  test("is not accepted when it was changed after a new signature", async () => {
    const source = await readFixture("openssl-pkcs7");
    const signed = await signUpdate(source, { name: "Ona" });
    const changed = await updatePdf(signed, (document) => document.getPage(0).setWidth(100));
    const twice = await signUpdate(changed, { name: "Jonas" });
    const sourcePath = await stored(source);
    for (const bytes of [changed, twice])
      expect((await validateBytes(bytes, { sourcePath, signerCount: 1 })).problems).toEqual([
        "changed_after_signing",
      ]);
  });
});

describe("a certified file", () => {
  const certified = async (permission: number) =>
    certifiedPdf(await readFixture("source-table"), { name: "Author", permission });

  test.each([1, 2, 3])("says in its report what its author permits (%i)", async (permission) => {
    const report = await validateBytes(await certified(permission), { signerCount: 1 });
    expect(report).toMatchObject({ problems: [], certification: { permission } });
  });

  test("that permits nothing is reported as signed against its author's will, also when it was sent out so", async () => {
    const source = await certified(1);
    const signed = await signUpdate(source, { name: "Ona" });
    const report = await validateBytes(signed);
    expect(report.signatures.map(({ addedAfter }) => addedAfter)).toEqual(["not_permitted", "nothing"]);
    expect(report.problems).toEqual(["changed_after_signing"]);
  });

  test("that permits signatures is accepted with a further one", async () => {
    const report = await validateBytes(await signUpdate(await certified(2), { name: "Ona" }));
    expect(report.signatures.map(({ addedAfter }) => addedAfter)).toEqual(["signatures", "nothing"]);
    expect(report.problems).toEqual([]);
  });
});
