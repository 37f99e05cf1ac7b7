import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import * as hostile from "@/testing/hostile-pdfs";
import { plainPdf } from "@/testing/odd-pdfs";
import { ReadingBudget, readingLimits, sizeLimits, TooComplex } from "../reading-budget";
import { inspectSource } from "./inspect-pdf";
import { readRevision } from "./pdf-revision";
import { openPdfSource, type PdfSource } from "./pdf-source";

async function opened<T>(bytes: Buffer, use: (source: PdfSource) => Promise<T>, budget?: ReadingBudget) {
  const file = path.join(await temporaryFolder(), "file.pdf");
  await writeFile(file, bytes);
  const source = await openPdfSource(file, budget);
  try {
    return await use(source);
  } finally {
    await source.close();
  }
}

const inspect = (bytes: Buffer, budget?: ReadingBudget) =>
  opened(bytes, async (source) => (await inspectSource(source)).kind, budget);

describe("a file is too complex that has", () => {
  test.each([
    ["an object stream of 120 MB of numbers in 120 kB", () => hostile.objectStreamOfNumbers()],
    ["an array of millions of dictionaries in an object stream", hostile.objectStreamOfDictionaries],
    ["an object stream of millions of rows of one byte", hostile.objectStreamOfRows],
    ["trailers of millions of values", () => hostile.heavyTrailers(1)],
    ["an update more than any document", hostile.manySections],
    ["thousands of places where the revision before its update could end", () => hostile.manyEnds()],
    ["arrays nested thousands of times", hostile.deepNesting],
  ])("%s", async (_, file) => {
    expect(await inspect(file())).toBe("too_complex");
  });
});

test("a bomb is refused before more of it is unpacked than one stream may be", async () => {
  await opened(hostile.objectStreamOfNumbers(), async (source) => {
    await inspectSource(source);
    const unpacked = readingLimits.unpackedBytes - source.budget.remaining("unpackedBytes");
    expect(unpacked).toBeLessThan(sizeLimits.unpackedBytes);
  });
});

test("an object stream that claims more objects than it has bytes is damaged", async () => {
  expect(await inspect(hostile.objectStreamOfManyClaimed())).toBe("damaged");
});

describe("a file is read to its end, with work in proportion to its size, that has", () => {
  test.each([
    ["a number of 60,000 digits in its trailer", hostile.trailerWithDigits(), "pdf"],
    ["200,000 empty subsections", hostile.emptySubsections(), "pdf"],
    ["a page tree of 2^40 ways to the same node", hostile.bushyPageTree(), "no_pages"],
  ])("%s", async (_, bytes, kind) => {
    await opened(bytes, async (source) => {
      expect((await inspectSource(source)).kind).toBe(kind);
      const parsed = readingLimits.parsedBytes - source.budget.remaining("parsedBytes");
      expect(parsed).toBeLessThan(3 * bytes.length + 100_000);
    });
  });
});

test("look-ups through overlapping subsections are limited", async () => {
  const budget = new ReadingBudget({ lookups: 10_000 });
  expect(await inspect(hostile.overlappingSubsections(5000), budget)).toBe("too_complex");
});

test("reading one object again and again is limited", async () => {
  const budget = new ReadingBudget({ objects: 50 });
  await opened(
    plainPdf(),
    async (source) => {
      const { objects } = await readRevision(source);
      const readForEver = async () => {
        for (;;) await objects.find(1);
      };
      await expect(readForEver()).rejects.toThrow(TooComplex);
    },
    budget,
  );
});

test("the revisions of a file share one budget, and what they have in common is read once", async () => {
  await opened(plainPdf(), async (source) => {
    await readRevision(source);
    const entries = source.budget.remaining("entries");
    await readRevision(source);
    expect(source.budget.remaining("entries")).toBe(entries);
    expect(source.budget.remaining("sections")).toBe(readingLimits.sections - 2);
  });
});
