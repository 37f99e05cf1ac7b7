import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import * as odd from "@/testing/odd-pdfs";
import { oddTables } from "@/testing/odd-tables";
import { inspectPdf } from "./inspect-pdf";
import { readRevision } from "./pdf-revision";
import { openPdfSource } from "./pdf-source";

async function stored(bytes: Buffer): Promise<string> {
  const file = path.join(await temporaryFolder(), "file.pdf");
  await writeFile(file, bytes);
  return file;
}

const inspect = async (bytes: Buffer) => (await inspectPdf(await stored(bytes))).kind;

const run = promisify(execFile);

describe("a whole PDF is read, as poppler reads it, although", () => {
  const files: Record<string, () => Buffer> = {
    "its update repeats the cross-reference stream of a hybrid section": odd.hybridUpdateRepeatingXrefStm,
    "its cross-reference stream has fields of 8 bytes": odd.xrefStreamPdf,
    "its cross-reference stream leaves out the type": () => odd.xrefStreamPdf([0, 3, 1]),
    "a byte order mark is before its header": odd.bytesBeforeHeader,
    "a dictionary has a key twice": odd.repeatedKey,
    "its form is a number": odd.formThatIsANumber,
    "its form is a stream": odd.formThatIsAStream,
    "its annotations are a stream": odd.annotsThatAreAStream,
    "4 kB of zeros are behind its end": odd.junkAfterEnd,
    "3 MB of junk are behind its end": () => odd.junkAfterEnd("no end of this ".repeat(200_000)),
    "its update says that nothing was before it": odd.updateWithPrevZero,
    "it has a static XFA form": odd.staticXfa,
    "its objects are in an object stream": odd.objectStreamPdf,
    ...oddTables,
  };
  test.each(Object.entries(files))("%s", async (_, file) => {
    const bytes = file();
    expect(await inspect(bytes)).toBe("pdf");
    const { stdout } = await run("pdfinfo", [await stored(bytes)]);
    expect(stdout).toMatch(/^Pages: +1$/m);
  });
});

test("a cross-reference stream is read whose fields are wider than poppler reads them", async () => {
  expect(await inspect(odd.xrefStreamPdf([8, 8, 8]))).toBe("pdf");
});

test("sections that go in a circle are damage", async () => {
  expect(await inspect(odd.circularUpdates())).toBe("damaged");
});

test("another update that begins behind megabytes of junk means that the file is cut off", async () => {
  const junk = " ".repeat(3_000_000);
  expect(await inspect(odd.junkAfterEnd(`${junk}\n12 0 obj\n<< /Type`))).toBe("damaged");
  expect(await inspect(odd.junkAfterEnd(`${junk}xref\n0 1\n`))).toBe("damaged");
});

test("an update with /Prev 0 keeps the objects of the revision before it", async () => {
  const source = await openPdfSource(await stored(odd.updateWithPrevZero()));
  const { chain, objects } = await readRevision(source);
  expect(chain.sections).toHaveLength(2);
  expect(await objects.find(5)).toMatchObject({ streamStart: null });
  await source.close();
});

test("the last of two equal keys counts, and the dictionary is marked as ambiguous", async () => {
  const source = await openPdfSource(await stored(odd.repeatedKey()));
  const { objects } = await readRevision(source);
  const found = (await objects.find(6))?.value;
  expect(found).toEqual({ kind: "dict", doubtful: new Map([["A", [1]]]), entries: new Map([["A", 3], ["B", 2]]) }); // prettier-ignore
  await source.close();
});

describe("a file that nobody could sign is told apart:", () => {
  test("one whose page tree leads to no page", async () => {
    expect(await inspect(odd.withoutPages())).toBe("no_pages");
  });

  test("one that opens without a password, but forbids changes", async () => {
    expect(await inspect(await odd.ownerPasswordOnly())).toBe("restricted");
    const fixtures = path.join(import.meta.dirname, "fixtures");
    expect(await inspect(await readFile(path.join(fixtures, "encrypted-stream.pdf")))).toBe("restricted");
  });

  test("a dynamic XFA form, whether or not it says that it needs rendering", async () => {
    expect(await inspect(odd.dynamicXfa())).toBe("dynamic_xfa");
    expect(await inspect(odd.dynamicXfa({ needsRendering: false }))).toBe("dynamic_xfa");
  });
});
