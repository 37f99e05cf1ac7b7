import { describe, expect, test } from "vitest";
import { readFixture, validateBytes, validateFixture } from "../testing/validate-fixture";

describe("a signature in a PDF", () => {
  const one = { signerCount: 1 };

  test.each(["openssl-pkcs7", "openssl-pss"])("is valid when made as %s", async (name) => {
    expect(await validateFixture(name, one)).toMatchObject({
      problems: [],
      signatures: [{ faults: [], coversEverything: true }],
    });
  });

  test.each([
    ["openssl-sha1", "weak_algorithm"],
    ["no-signing-certificate", "signing_certificate_missing"],
    ["expired-certificate", "certificate_not_valid_then"],
  ])("is not valid when made as %s: %s", async (name, fault) => {
    const report = await validateFixture(name, one);
    expect(report.problems).toEqual(["too_few_signatures", "signature_invalid"]);
    expect(report.signatures).toMatchObject([{ valid: false, faults: [fault] }]);
  });

  test("is not valid with a time in the future", async () => {
    const { signatures } = await validateFixture("two-signers-table", {
      now: new Date("2026-11-20T00:00:00Z"),
    });
    expect(signatures[0]?.faults).toEqual(["signing_time_in_future"]);
  });

  test("is reported without the personal code in its field's and its signer's name", async () => {
    const report = await validateFixture("expired-certificate", one);
    expect(JSON.stringify(report)).not.toContain("39901019992");
    expect(report.signatures[0]).toMatchObject({
      place: "",
      signer: { commonName: "SENAS,PETRAS" },
      certificate: { issuer: "SENAS,PETRAS", serialNumber: "0badcafe01" },
    });
  });

  test("is reported differently when the document or the signature itself was changed", async () => {
    const document = await readFixture("two-signers-table");
    document.write("9", document.indexOf("/MediaBox") + 12, "latin1");
    expect((await validateBytes(document)).signatures.map(({ faults }) => faults)).toEqual([
      ["document_changed"],
      ["document_changed"],
    ]);
    const signature = await readFixture("openssl-pkcs7");
    const end = signature.lastIndexOf("0".repeat(32));
    const lastDigit = signature.toString("latin1", 0, end + 32).replace(/0+$/, "").length - 1;
    signature[lastDigit] = signature[lastDigit] === 0x31 ? 0x32 : 0x31;
    expect((await validateBytes(signature, one)).signatures[0]?.faults).toEqual(["signature_wrong"]);
  });

  test("is never valid when of an unknown kind", async () => {
    const bytes = Buffer.from(
      (await readFixture("openssl-pkcs7"))
        .toString("latin1")
        .replace("adbe.pkcs7.detached", "adbe.x509.rsa_sha1."),
      "latin1",
    );
    expect((await validateBytes(bytes, one)).signatures[0]?.faults).toEqual(["sub_filter_unsupported"]);
  });
});
