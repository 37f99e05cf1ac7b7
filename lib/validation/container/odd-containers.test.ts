import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { zipSync } from "fflate";
import { withPackedBytesLeftOver } from "@/lib/formats/zip/testing/zip-edits";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { openDocumentManifest } from "../testing/asic-parts";
import { asSource, type Contents, pack, unpack } from "../testing/container-files";
import { validateForeign } from "../testing/validate-container";
import { methods, signWithXmlsec, type Making, xmlsecFile } from "../testing/xmlsec-container";
import { validateSignedContainer } from "./validate-signed-container";

const now = new Date("2026-11-25T12:00:00Z");
const signatureFile = "META-INF/signatures0.xml";
const { name } = xmlsecFile;

async function signed(making: Partial<Making> = {}): Promise<Contents> {
  const given = { canonicalization: methods.exclusive, ...making };
  return unpack(await signWithXmlsec(await temporaryFolder(), given));
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

test("an evidence record over no signature leaves the signatures of a container as they are", async () => {
  const content = { ...(await withManifest()), "META-INF/evidencerecord001.ers": Buffer.from("?") };
  const { signatures, documentTimestamps, problems } = await validateForeign(content, now);
  expect(documentTimestamps).toMatchObject([{ valid: false, faults: ["record_malformed"] }]);
  expect(problems).toEqual([]);
  expect(signatures[0]?.conclusion).toMatchObject({ evidenceRecords: 0, warnings: [] });
});

test("a file in META-INF that the standard does not define is reported, unless it is signed", async () => {
  const stray = { "META-INF/notes.txt": Buffer.from("x") };
  expect(await warningsOf({ ...(await withManifest()), ...stray })).toEqual(["stray_file"]);
  const idle = { "META-INF/ASiCManifest9.xml": Buffer.from("<a/>") };
  expect(await warningsOf({ ...(await withManifest()), ...idle })).toEqual(["stray_file"]);
  const known = { "META-INF/container.xml": Buffer.from("<a/>") };
  expect(await warningsOf({ ...(await withManifest()), ...known })).toEqual([]);
  const digest = createHash("sha256").update("x").digest("base64");
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, "META-INF"));
  writeFileSync(path.join(folder, "META-INF/notes.txt"), "x");
  const extraReference = `<ds:Reference URI="META-INF/notes.txt"><ds:DigestMethod Algorithm="${methods.sha256}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;
  const given = { canonicalization: methods.exclusive, extraReference };
  const content = unpack(await signWithXmlsec(folder, given));
  expect(await warningsOf({ ...content, ...stray })).toEqual(["manifest_missing"]);
});

test("a file is marked that no intact signature covers", async () => {
  const { files } = await validateForeign({ ...(await signed()), "b.txt": Buffer.from("x") }, now);
  expect(files.map((file) => [file.name, file.unsigned])).toEqual([
    [name, undefined],
    ["b.txt", "all"],
  ]);
});

test("a file in META-INF that cannot be unpacked whole makes the container unsafe", async () => {
  const bytes = pack({ ...(await withManifest()), "META-INF/notes.txt": Buffer.from("x") });
  const report = await validateForeign(withPackedBytesLeftOver(bytes, Buffer.from("hidden")), now);
  expect(report.problems).toEqual(["container_unsafe"]);
});
