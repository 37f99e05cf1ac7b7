import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { startSandbox } from "@/sandbox/server";
import { readSettings } from "@/sandbox/settings";
import * as odd from "@/testing/odd-pdfs";
import { circularPageTree, oddStructures } from "@/testing/odd-structures";
import { oddTables } from "@/testing/odd-tables";
import { sandboxAt } from "../bench/sandbox-calls";
import { travel, type Travel } from "./travel";

const accessToken = "token-of-the-corpus";
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  const SANDBOX_DATA_DIR = mkdtempSync(path.join(tmpdir(), "paraph-corpus-"));
  const access = { SANDBOX_DATA_DIR, SANDBOX_ACCESS_TOKEN: accessToken };
  const ports = { SANDBOX_PORT: "0", SANDBOX_SMTP_PORT: "0" };
  sandbox = await startSandbox(readSettings({ ...access, ...ports, SANDBOX_CONFIRMATION_MS: "0" }));
  return () => rmSync(SANDBOX_DATA_DIR, { recursive: true });
});
afterAll(() => sandbox.close());

async function travelOf(bytes: Buffer): Promise<Travel> {
  const folder = await temporaryFolder();
  const file = path.join(folder, "source.pdf");
  await writeFile(file, bytes);
  return travel({ reader: directReader, calls: sandboxAt({ url: sandbox.url, accessToken }), folder }, file);
}

describe("a PDF is taken, signed, accepted, and valid for pdfsig, although", () => {
  const files: Record<string, () => Buffer> = {
    "its update repeats the cross-reference stream of a hybrid section": odd.hybridUpdateRepeatingXrefStm,
    "its cross-reference stream has fields of 8 bytes": odd.xrefStreamPdf,
    "a byte order mark is before its header": odd.bytesBeforeHeader,
    "a dictionary has a key twice": odd.repeatedKey,
    "its form is a number": odd.formThatIsANumber,
    "its annotations are a stream": odd.annotsThatAreAStream,
    "4 kB of zeros are behind its end": odd.junkAfterEnd,
    "its update says that nothing was before it": odd.updateWithPrevZero,
    "it has a static XFA form": odd.staticXfa,
    "its objects are in an object stream": odd.objectStreamPdf,
    "its page's parent is the catalog": odd.pageOfTheCatalog,
    "its form goes in a circle": odd.formInACircle,
    ...oddTables,
    ...oddStructures,
  };
  test.each(Object.entries(files))("%s", async (_, file) => {
    expect(await travelOf(file())).toEqual({ end: "accepted", pdfsig: { valid: 2, all: 2 } });
  });
});

describe("a PDF is refused before anybody is asked to sign it, as", () => {
  const files: Record<string, [() => Buffer | Promise<Buffer>, why: string]> = {
    "its sections go in a circle": [odd.circularUpdates, "damaged"],
    "it has no page": [odd.withoutPages, "no_pages"],
    "its owner forbids changes": [odd.ownerPasswordOnly, "restricted"],
    "it is a dynamic XFA form": [odd.dynamicXfa, "dynamic_xfa"],
    "one of its objects is not where its table says": [odd.misplacedObject, "damaged"],
    "its page tree leads to fewer pages than it says": [circularPageTree, "damaged"],
    "a signature would be in a circle of its form": [() => odd.formInACircle("/FT /Sig"), "unreadable"],
  };
  test.each(Object.entries(files))("%s", async (_, [file, why]) => {
    expect(await travelOf(await file())).toEqual({ end: "refused", why });
  });
});
