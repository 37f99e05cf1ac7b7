import { createHash } from "node:crypto";
import { PDFArray, PDFDict, PDFName, PDFString } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { validationReport, isAccepted } from "@/lib/domain/validation/validation-report";
import { updatePdf } from "../testing/update-pdf";
import { fixture, readFixture, validateBytes, validateFixture } from "../testing/validate-fixture";
import { catalog, plainDocument, writePdf } from "../testing/written-pdf";

describe("a file that two people signed", () => {
  test.each(["table", "stream"])(
    "is accepted (cross-reference %s), and its signatures are in the report",
    async (kind) => {
      const report = await validateFixture(`two-signers-${kind}`, { sourcePath: fixture(`source-${kind}`) });
      expect(report.problems).toEqual([]);
      expect(isAccepted(report)).toBe(true);
      expect(report.sourceIsPrefix).toBe(true);
      expect(report.signatures).toMatchObject([
        {
          place: "Sig1",
          signer: { commonName: "JONAITIS,JONAS", givenName: "JONAS", surname: "JONAITIS", country: "LT" },
          timeSource: "claimed",
          coversEverything: false,
          valid: true,
        },
        {
          place: "Sig2",
          signer: { commonName: "O’CONNEŽ-ŠUSLIK,ŠARŪNĖ", givenName: "ŠARŪNĖ", surname: "O’CONNEŽ-ŠUSLIK" },
          certificate: { issuer: "Sandbox Root CA", fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
          timeSource: "timestamp",
          signedAt: expect.stringMatching(/^2026-11-24T03:26:52\.\d{3}Z$/),
          coversEverything: true,
          valid: true,
        },
      ]);
    },
  );

  test("has a report that survives storage and contains no personal code", async () => {
    const stored = JSON.stringify(await validateFixture("two-signers-table"));
    expect(validationReport.parse(JSON.parse(stored))).toEqual(JSON.parse(stored));
    expect(stored).not.toMatch(/PNO|60001019906|50001018865/);
  });

  test("has a report of signers whose name or code differs from the invited one, without any code", async () => {
    const { signatures } = await validateFixture("two-signers-table");
    const names = signatures.map(({ signer }) => `${signer?.givenName} ${signer?.surname}`);
    const invited = names.map((name) => ({ name, code: null }));
    expect((await validateFixture("two-signers-table", { invited })).differences).toEqual([]);
    const [first = "", second = ""] = names;
    const others = [
      { name: first, code: "00000000000" },
      { name: "Somebody Else", code: null },
    ];
    const { differences } = await validateFixture("two-signers-table", { invited: others });
    expect(differences).toEqual([
      { kind: "code", invited: [first], signedAs: [first] },
      { kind: "name", invited: ["Somebody Else"], signedAs: [second] },
    ]);
    expect(JSON.stringify(differences)).not.toMatch(/\d{6}/);
  });

  test("is not accepted from a gateway that announced another file", async () => {
    const digest = createHash("sha256")
      .update(await readFixture("two-signers-table"))
      .digest("hex");
    expect(
      (await validateFixture("two-signers-table", { expectedDigest: digest.toUpperCase() })).problems,
    ).toEqual([]);
    const other = await validateFixture("two-signers-stream", { expectedDigest: digest });
    expect(other.problems).toEqual(["digest_mismatch"]);
    expect(other.signatures).toHaveLength(2);
  });

  test("is not accepted when three were asked to sign", async () => {
    expect((await validateFixture("two-signers-table", { signerCount: 3 })).problems).toEqual([
      "too_few_signatures",
    ]);
  });

  test("is accepted but reported when it does not begin with what was sent out", async () => {
    const report = await validateFixture("two-signers-table", { sourcePath: fixture("source-stream") });
    expect(report).toMatchObject({ sourceIsPrefix: false, problems: [] });
  });
});

describe("what came after the last signature", () => {
  test("an update, or bytes that are not an update, keep the file out", async () => {
    const signed = await readFixture("two-signers-table");
    const updated = await updatePdf(signed, (document) => document.getPage(0).setWidth(100));
    for (const bytes of [updated, Buffer.concat([signed, Buffer.from("\n%")])]) {
      const report = await validateBytes(bytes);
      expect(report.problems).toEqual(["changed_after_signing"]);
      expect(report.signatures.map(({ valid }) => valid)).toEqual([true, true]);
    }
  });

  test("an archive's time-stamp over the whole file is accepted, and is nobody's signature", async () => {
    const report = await validateFixture("document-timestamp");
    expect(report.problems).toEqual([]);
    expect(report.signatures).toHaveLength(2);
    expect(report.documentTimestamps).toMatchObject([
      {
        ...{ authority: "Sandbox TSA", coversEverything: true, valid: true },
        conclusion: { indication: "INDETERMINATE", subIndication: "NO_CERTIFICATE_CHAIN_FOUND" },
      },
    ]);
    expect((await validateFixture("document-timestamp", { signerCount: 3 })).problems).toEqual([
      "too_few_signatures",
    ]);
  });

  test("an archive's time-stamp that is invalid keeps the file out", async () => {
    const bytes = await readFixture("document-timestamp");
    bytes[bytes.indexOf("/M (D:2026", bytes.lastIndexOf("/ByteRange")) + 10] = 0x37;
    const { problems, documentTimestamps } = await validateBytes(bytes);
    expect(problems).toContain("document_timestamp_invalid");
    expect(documentTimestamps).toMatchObject([{ valid: false, faults: ["timestamp_invalid"] }]);
  });
});

describe("whose signatures count", () => {
  test("two signatures of one person do not count as two people", async () => {
    const report = await validateFixture("signed-twice-by-one");
    expect(report.signatures.map(({ valid }) => valid)).toEqual([true, true]);
    expect(report.problems).toEqual(["too_few_signatures"]);
    expect((await validateFixture("signed-twice-by-one", { signerCount: 1 })).problems).toEqual([]);
  });

  test("signatures that the final form does not list do not count, though their bytes are there", async () => {
    const bytes = await updatePdf(await readFixture("two-signers-table"), ({ catalog }) =>
      catalog.delete(PDFName.of("AcroForm")),
    );
    expect((await validateBytes(bytes)).problems).toEqual(["no_signatures"]);
  });

  test("signatures in nested fields are found under their full names", async () => {
    const bytes = await updatePdf(await readFixture("two-signers-stream"), ({ catalog, context }) => {
      const form = catalog.lookup(PDFName.of("AcroForm"), PDFDict);
      const kids = form.lookup(PDFName.of("Fields"), PDFArray);
      const people = context.register(context.obj({ T: PDFString.of("People"), Kids: kids.asArray() }));
      form.set(PDFName.of("Fields"), context.obj([people]));
    });
    const { signatures } = await validateBytes(bytes);
    expect(signatures.map(({ place, valid }) => [place, valid])).toEqual([
      ["People.Sig1", true],
      ["People.Sig2", true],
    ]);
  });

  test("an unsigned document has no signatures, whatever number was expected", async () => {
    expect((await validateFixture("source-table", { signerCount: 0 })).problems).toEqual(["no_signatures"]);
  });
});

describe("files that are not what they claim", () => {
  test.each([
    ["empty", ""],
    ["not_pdf", "<html>Signing not found</html>"],
    ["damaged", "%PDF-1.7\n1 0 obj\n"],
  ])("are reported as %s", async (problem, content) => {
    expect(await validateBytes(Buffer.from(content))).toMatchObject({ problems: [problem], signatures: [] });
  });

  test.each([
    ["Tx", "no_signatures"],
    ["Sig", "unreadable"],
  ])("a circle in a form, of fields of the type %s, is reported as %s", async (FT, problem) => {
    const circle = await updatePdf(await readFixture("source-table"), ({ catalog, context }) => {
      const parent = context.nextRef();
      context.assign(parent, context.obj({ T: PDFString.of("Loop"), FT, Kids: [parent] }));
      catalog.set(PDFName.of("AcroForm"), context.obj({ Fields: [parent] }));
    });
    expect((await validateBytes(circle)).problems).toEqual([problem]);
  });

  test("validation rejects when the file or its source does not exist", async () => {
    await expect(validateFixture("missing")).rejects.toMatchObject({ code: "ENOENT" });
    await expect(
      validateFixture("two-signers-table", { sourcePath: fixture("missing") }),
    ).rejects.toMatchObject({
      code: "ENOENT",
    });
  });
});

test("a file of more signatures than anybody makes is too complex", async () => {
  const numbers = Array.from({ length: 1_001 }, (_, at) => 100 + at);
  const signed = "<< /FT /Sig /V << /ByteRange [0 1 2 3] /Contents <00> >> >>";
  const objects = {
    ...plainDocument,
    ...Object.fromEntries(numbers.map((number) => [number, signed])),
    1: catalog(`/AcroForm << /Fields [${numbers.map((number) => `${number} 0 R`).join(" ")}] >>`),
  };
  expect((await validateBytes(writePdf(objects))).problems).toEqual(["too_complex"]);
});
