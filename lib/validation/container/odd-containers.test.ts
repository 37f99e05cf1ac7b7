import { writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { zipSync } from "fflate";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { mimetypeOf, openDocumentManifest } from "../testing/asic-parts";
import { asSource, type Contents, pack, unpack } from "../testing/container-files";
import { validateForeign } from "../testing/validate-container";
import { methods, signWithXmlsec, type Making, xmlsecFile } from "../testing/xmlsec-container";
import { validateSignedContainer } from "./validate-signed-container";

const now = new Date("2026-11-25T12:00:00Z");
const signatureFile = "META-INF/signatures0.xml";
const { name } = xmlsecFile;

async function signed(making: Partial<Making> = {}, folder?: string): Promise<Contents> {
  const where = folder ?? (await temporaryFolder());
  return unpack(await signWithXmlsec(where, { canonicalization: methods.exclusive, ...making }));
}

const withManifest = async (files: Record<string, string> = { [name]: "text/plain" }): Promise<Contents> => ({
  ...(await signed()),
  "META-INF/manifest.xml": openDocumentManifest(files),
});

const warningsOf = async (contents: Contents | Buffer) => {
  const { signatures, problems } = await validateForeign(contents, now);
  expect({ problems, faults: signatures.map(({ faults }) => faults) }).toEqual({
    problems: [],
    faults: [[]],
  });
  return signatures[0]?.conclusion?.warnings;
};

describe("a container that differs from the standard is valid with a warning", () => {
  test.each<[string, (contents: Contents) => Uint8Array, string[]]>([
    ["nothing odd", pack, []],
    [
      "mimetype last",
      ({ mimetype, ...rest }) => zipSync({ ...rest, mimetype: [mimetype!, { level: 0 }] }),
      ["mimetype_not_first"],
    ],
    [
      "mimetype compressed",
      (contents) => zipSync({ mimetype: contents["mimetype"]!, ...contents }),
      ["mimetype_compressed"],
    ],
    ["no mimetype", ({ mimetype: _, ...rest }) => zipSync(rest), ["mimetype_missing"]],
    [
      "another mimetype",
      (contents) => pack({ ...contents, mimetype: Buffer.from("text/plain") }),
      ["mimetype_wrong"],
    ],
  ])("%s", async (_, made, warnings) => {
    expect(await warningsOf(Buffer.from(made(await withManifest())))).toEqual(warnings);
  });

  test.each([
    ["without a manifest", undefined, ["manifest_missing"]],
    [
      "with a manifest that lists another file too",
      { [name]: "text/plain", "b.txt": "text/plain" },
      ["manifest_differs"],
    ],
    ["with a manifest that leaves out a file", {}, ["manifest_differs"]],
  ])("%s", async (_, files, warnings) => {
    expect(await warningsOf(files ? await withManifest(files) : await signed())).toEqual(warnings);
  });

  test("with a manifest of another media type than the signer stated", async () => {
    // xmlsec1 signs the properties, so the statement is made before.
    const format = `<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference="#R0"><xades:MimeType>application/pdf</xades:MimeType></xades:DataObjectFormat></xades:SignedDataObjectProperties>`;
    const content = {
      ...(await signed({ dataProperties: format })),
      "META-INF/manifest.xml": openDocumentManifest({ [name]: "text/plain" }),
    };
    expect(await warningsOf(content)).toEqual(["manifest_differs"]);
    const same = { ...content, "META-INF/manifest.xml": openDocumentManifest({ [name]: "application/pdf" }) };
    expect(await warningsOf(same)).toEqual([]);
  });

  test("but what the gateway returns must be as the standard says", async () => {
    const file = path.join(await temporaryFolder(), "container.asice");
    const { mimetype: _, ...rest } = await withManifest();
    writeFileSync(file, zipSync(rest));
    const sources = [asSource(xmlsecFile.bytes)];
    const { problems } = await validateSignedContainer({ path: file, signerCount: 1, sources, now });
    expect(problems).toEqual(["not_container"]);
  });
});

describe("what a signature covers", () => {
  test("a signature over no file is a fault, whatever else is right about it", async () => {
    const { [name]: _, ...without } = await signed({ isOverFile: false });
    const { signatures } = await validateForeign(without, now);
    expect(signatures).toMatchObject([
      {
        faults: ["nothing_signed"],
        conclusion: { indication: "TOTAL-FAILED", subIndication: "FORMAT_FAILURE" },
      },
    ]);
  });

  test("a signature whose file is missing is over something that cannot be found", async () => {
    const { [name]: _, ...without } = await signed();
    expect((await validateForeign(without, now)).signatures).toMatchObject([
      { faults: ["content_missing"], conclusion: { subIndication: "SIGNED_DATA_NOT_FOUND" } },
    ]);
  });

  test("a file is found by its name, whether accents are letters of their own or not", async () => {
    const { [name]: bytes, ...rest } = await signed();
    expect(
      (await validateForeign({ ...rest, [name.normalize("NFD")]: bytes! }, now)).signatures,
    ).toMatchObject([{ faults: [], coversEverything: true }]);
  });
});

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
    const { [signatureFile]: signatures, [name]: bytes } = await signed(
      { extraReference: reference },
      folder,
    );
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
      { place: "META-INF/signatures/signatures0.xml", faults: [], coversEverything: true },
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
});

test("a signed OpenDocument has its signatures in documentsignatures.xml", async () => {
  const { [signatureFile]: signatures, [name]: bytes } = await signed();
  const list = "urn:oasis:names:tc:opendocument:xmlns:digitalsignature:1.0";
  const renamed = Buffer.from(signatures!)
    .toString()
    .replace(/<asic:XAdESSignatures/, `<o:document-signatures xmlns:o="${list}"`)
    .replace("</asic:XAdESSignatures>", "</o:document-signatures>");
  const report = await validateForeign(
    {
      mimetype: Buffer.from("application/vnd.oasis.opendocument.text"),
      ...{ [name]: bytes!, "META-INF/documentsignatures.xml": Buffer.from(renamed) },
    },
    now,
  );
  expect(report.signatures).toMatchObject([{ faults: [], coversEverything: true }]);
});

test("evidence records are counted for the signatures of a container", async () => {
  const content = { ...(await withManifest()), "META-INF/evidencerecord001.ers": Buffer.from("?") };
  const { signatures } = await validateForeign(content, now);
  expect(signatures[0]?.conclusion).toMatchObject({
    evidenceRecords: 1,
    warnings: ["evidence_record_not_checked"],
  });
});

test("a container with an evidence record and no signature says so", async () => {
  const contents = { [name]: Buffer.from("text"), "META-INF/evidencerecord.ers": Buffer.from([0x30, 0]) };
  const mimetype = Buffer.from("application/vnd.etsi.asic-e+zip");
  expect(await validateForeign({ mimetype, ...contents }, now)).toMatchObject({
    ...{ problems: ["evidence_record_only", "no_signatures"], signatures: [] },
  });
});
