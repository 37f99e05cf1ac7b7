import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { mimetypeOf } from "../testing/asic-parts";
import { type Contents, unpack } from "../testing/container-files";
import { validateForeign } from "../testing/validate-container";
import { methods, signWithXmlsec, xmlsecFile } from "../testing/xmlsec-container";

const now = new Date("2026-11-25T12:00:00Z");
const signatureFile = "META-INF/signatures0.xml";
const { name } = xmlsecFile;

async function signed(folder: string, extraReference?: string): Promise<Contents> {
  const given = { canonicalization: methods.exclusive, ...(extraReference && { extraReference }) };
  return unpack(await signWithXmlsec(folder, given));
}

describe("ADoc", () => {
  const metadata = "metadata/signableMetadata0.xml";
  const text =
    '<m xmlns="urn:m"><document ID="d0"><title>Sutartis</title></document><other ID="o0">a</other></m>';
  const xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
  const reference = `<ds:Reference URI="${metadata}"><ds:Transforms><ds:Transform Algorithm="${xpath}"><ds:XPath>ancestor-or-self::*[@ID='d0']</ds:XPath></ds:Transform><ds:Transform Algorithm="${methods.inclusive}"/></ds:Transforms><ds:DigestMethod Algorithm="${methods.sha256}"/><ds:DigestValue></ds:DigestValue></ds:Reference>`;

  async function adoc(metadataText = text): Promise<Contents> {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, "metadata"));
    await writeFile(path.join(folder, metadata), text);
    const { [signatureFile]: signatures, [name]: bytes } = await signed(folder, reference);
    return {
      ...{ ...mimetypeOf("adoc"), [name]: bytes!, [metadata]: Buffer.from(metadataText) },
      "metadata/unsignableMetadata0.xml": Buffer.from("<u/>"),
      "META-INF/signatures/signatures0.xml": signatures!,
    };
  }

  test("is valid over its files and the elements of metadata that were signed", async () => {
    const report = await validateForeign(await adoc(), now);
    expect(report.problems).toEqual([]);
    expect(report.signatures).toMatchObject([
      {
        ...{ place: "META-INF/signatures/signatures0.xml", faults: [], coversEverything: true },
        conclusion: { warnings: ["metadata_not_signed"] },
      },
    ]);
    expect(report.files.map((file) => [file.name, file.unsigned])).toEqual([
      [name, undefined],
      [metadata, "part"],
      ["metadata/unsignableMetadata0.xml", "all"],
    ]);
    const other = await validateForeign(await adoc(text.replace(">a<", ">b<")), now);
    expect(other.signatures).toMatchObject([{ faults: [] }]);
  });

  test("has failed where a signed element was changed, or given twice", async () => {
    const changed = await validateForeign(await adoc(text.replace("Sutartis", "Kita")), now);
    expect(changed.signatures[0]?.faults).toEqual(["document_changed"]);
    const twice = text.replace('ID="o0"', 'ID="d0"');
    expect((await validateForeign(await adoc(twice), now)).signatures[0]?.faults).toEqual([
      "reference_unknown",
    ]);
  });

  test("has to sign its signable metadata in part at least, and any other file whole", async () => {
    const more = [
      "metadata/signableMetadata1.xml",
      "metadata/other.xml",
      "metadata/a/unsignableMetadata0.xml",
    ];
    for (const file of more) {
      const report = await validateForeign({ ...(await adoc()), [file]: Buffer.from("<u/>") }, now);
      expect(report.problems).toEqual(["file_not_signed"]);
      expect(report.files.find((each) => each.name === file)?.unsigned).toBe("all");
    }
  });

  test("is no reason to leave metadata unsigned where only the mimetype says so", async () => {
    const container = await signed(await temporaryFolder());
    const added = { ...mimetypeOf("adoc"), "metadata/unsignableMetadata0.xml": Buffer.from("<u/>") };
    expect(await validateForeign({ ...container, ...added }, now)).toMatchObject({
      ...{ containerKind: "asice", problems: ["file_not_signed"] },
      signatures: [{ faults: [], coversEverything: false }],
    });
  });
});
