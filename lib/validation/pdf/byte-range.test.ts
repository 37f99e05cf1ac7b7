import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { PdfParser } from "@/lib/formats/pdf/pdf-parser";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import { openPdfSource } from "@/lib/formats/pdf/pdf-source";
import { TooComplex } from "@/lib/formats/reading-budget";
import { RangeDigests, readByteRange } from "./byte-range";

const fileSize = 1000;
const start = 100;

/** A signature dictionary at byte 100 of a file. */
function readDictionary(byteRange: string, contents = "<abcd>") {
  const written = Buffer.from(`<< /Contents ${contents} /ByteRange ${byteRange} >>`);
  return new PdfParser(written, start).readValue() as PdfDict;
}
const holeStart = start + "<< /Contents ".length;
const holeEnd = holeStart + "<abcd>".length;

test("the hole is exactly the signature's own string", () => {
  const range = readByteRange(readDictionary(`[0 ${holeStart} ${holeEnd} ${fileSize - holeEnd}]`), fileSize);
  expect(range).toEqual({ byteRange: { holeStart, holeEnd, end: fileSize } });
});

test.each([
  ["wider at the front", `[0 ${holeStart - 1} ${holeEnd} 10]`],
  ["wider at the back", `[0 ${holeStart} ${holeEnd + 1} 10]`],
  ["without the delimiters", `[0 ${holeStart + 1} ${holeEnd - 1} 10]`],
  ["somewhere else", "[0 20 26 10]"],
])("a hole that is %s is refused", (_, byteRange) => {
  expect(readByteRange(readDictionary(byteRange), fileSize)).toEqual({ fault: "contents_mismatch" });
});

test("a /Contents that is not a hexadecimal string is refused", () => {
  const byteRange = `[0 ${holeStart} ${holeEnd} 10]`;
  expect(readByteRange(readDictionary(byteRange, "(abcd)"), fileSize)).toEqual({
    fault: "contents_mismatch",
  });
  expect(readByteRange(readDictionary(byteRange, "<ab d>"), fileSize)).toEqual({
    fault: "contents_mismatch",
  });
  expect(readByteRange(readDictionary(byteRange, "<abc >"), fileSize)).toEqual({
    fault: "contents_mismatch",
  });
  expect(readByteRange(readDictionary(byteRange, "7 0 R "), fileSize)).toEqual({
    fault: "contents_mismatch",
  });
});

test.each([
  "7",
  "[]",
  `[1 ${holeStart} ${holeEnd} 10]`,
  `[0 ${holeEnd} ${holeStart} 10]`,
  `[0 ${holeStart} ${holeEnd} ${fileSize}]`,
  `[0 ${holeStart} ${holeEnd} -10]`,
  `[0 ${holeStart} ${holeEnd} 0]`,
  `[0 ${holeStart} ${holeEnd} 10 950 10]`,
  `[0 ${holeStart}.5 ${holeEnd} 10]`,
])("a byte range of %s is malformed", (byteRange) => {
  expect(readByteRange(readDictionary(byteRange), fileSize)).toEqual({ fault: "byte_range_malformed" });
});

test.each(["/Type /Sig /Type /DocTimeStamp", "/Name (a) /Name (b)"])(
  "a signature's dictionary with %s covers what it says",
  (more) => {
    const hole = holeStart + more.length + 1;
    const byteRange = `[0 ${hole} ${hole + "<abcd>".length} 10]`;
    const written = `<< ${more} /Contents <abcd> /ByteRange ${byteRange} >>`;
    const dictionary = new PdfParser(Buffer.from(written), start).readValue() as PdfDict;
    expect(readByteRange(dictionary, fileSize).fault).toBeUndefined();
  },
);

test.each([
  ["a key twice", "/Contents <00> "],
  ["something that is no key", "(Contents) "],
])(
  "a signature's dictionary with %s is malformed: readers could disagree about what it covers",
  (_, more) => {
    const hole = holeStart + more.length;
    const byteRange = `[0 ${hole} ${hole + "<abcd>".length} 10]`;
    const written = `<< ${more}/Contents <abcd> /ByteRange ${byteRange} >>`;
    const dictionary = new PdfParser(Buffer.from(written), start).readValue() as PdfDict;
    expect(readByteRange(dictionary, fileSize)).toEqual({ fault: "byte_range_malformed" });
    expect(readByteRange({ ...dictionary, doubtful: undefined }, fileSize).fault).toBeUndefined();
  },
);

test("the digests of ranges that have much in common are right, in any order and by any algorithm", async () => {
  const bytes = randomBytes(600_000);
  const file = path.join(await temporaryFolder(), "file.pdf");
  await writeFile(file, bytes);
  const source = await openPdfSource(file);
  const digests = new RangeDigests(source);
  const ranges = [
    { holeStart: 100, holeEnd: 200, end: 1_000 },
    { holeStart: 300_000, holeEnd: 300_100, end: 600_000 },
    { holeStart: 500, holeEnd: 600, end: 700 },
    { holeStart: 400_000, holeEnd: 400_001, end: 500_000 },
  ];
  for (const range of [...ranges, ...ranges.toReversed()])
    for (const algorithm of ["sha256", "sha1"]) {
      const covered = [bytes.subarray(0, range.holeStart), bytes.subarray(range.holeEnd, range.end)];
      const expected = createHash(algorithm).update(Buffer.concat(covered)).digest();
      expect((await digests.of(range, algorithm)).equals(expected)).toBe(true);
    }
  await source.close();
});

test("signatures cannot make a file be hashed without end", async () => {
  const file = path.join(await temporaryFolder(), "file.pdf");
  await writeFile(file, randomBytes(1000));
  const source = await openPdfSource(file);
  try {
    const digests = new RangeDigests(source, 0);
    const hash = async (holes: number[]) => {
      for (const holeStart of holes)
        await digests.of({ holeStart, holeEnd: holeStart + 1, end: 1000 }, "sha256");
    };
    await hash([10, 20, 30]);
    await expect(hash([40, 50, 60])).rejects.toThrow(TooComplex);
    await expect(digests.chunks({ holeStart: 10, holeEnd: 20, end: 1000 }).next()).rejects.toThrow(
      TooComplex,
    );
  } finally {
    await source.close();
  }
});
