import { describe, expect, test } from "vitest";
import { formulaSafe } from "./formula-safe";
import { CsvFault, readCsv } from "./read-csv";
import { csvStream } from "./write-csv";

const hostile = [
  "=1+1",
  "+370 612 34567",
  "-2",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "'=1",
  "''=1",
  "'quoted'",
  "＝1",
  'O"Connor "the" 3rd',
  "Ąžuolas, Ėglė; Žąsis",
  "two\nlines",
  "two\r\nlines",
  " spaces ",
  "",
  '=cmd|" /C calc"!A0',
];

async function* rowsOf(...rows: string[][]) {
  yield* rows;
}

const written = async (...rows: string[][]) =>
  new Uint8Array(await new Response(csvStream(["a", "b"], rowsOf(...rows))).arrayBuffer());

test("hostile cells survive writing and reading unchanged", async () => {
  const rows = hostile.map((cell) => ["x", cell]);
  const read = readCsv(await written(...rows)).map(({ cells }) => cells);
  expect(read).toEqual([["a", "b"], ...rows]);
});

test("no cell of a written file begins like a formula", async () => {
  const text = new TextDecoder().decode(await written(...hostile.map((cell) => [cell, cell])));
  expect(text).not.toMatch(/(^|,|\r\n)"?[=+\-@\t\r＝]/);
  expect(formulaSafe("Jonas-Petras")).toBe("Jonas-Petras");
});

describe("reading a file", () => {
  const cells = (bytes: Uint8Array) => readCsv(bytes).map((row) => row.cells);
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const expected = [
    ["email", "name"],
    ["a@b.lt", "Žą,sis"],
  ];

  test.each([
    ["commas", 'email,name\na@b.lt,"Žą,sis"\n'],
    ["semicolons and Windows line ends", "email;name\r\na@b.lt;Žą,sis\r\n"],
    ["tabs and empty lines", "email\tname\n\n\na@b.lt\tŽą,sis"],
    ["a byte order mark", '\ufeffemail,name\n"a@b.lt","Žą,sis"'],
  ])("accepts %s", (_how, text) => expect(cells(utf8(text))).toEqual(expected));

  test("decodes UTF-16, which spreadsheets call Unicode", () => {
    const text = Buffer.from("\ufeffemail\tname\na@b.lt\tŽą,sis", "utf16le");
    expect(cells(text)).toEqual(expected);
  });

  test("replaces each undecodable letter of another encoding", () => {
    expect(cells(Buffer.from("name\n\xdeuvys", "latin1"))).toEqual([["name"], ["\ufffduvys"]]);
  });

  test("reports the line on which each row begins, whatever its cells contain", () => {
    const rows = readCsv(utf8('a,b\n\n"1\n2",x\ny,z'));
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  test("reads no more rows than it is asked for", () => {
    expect(readCsv(utf8('a\nb\n"c'), 1)).toEqual([{ line: 1, cells: ["a"] }]);
  });

  test("fails at an unmatched quote", () => {
    expect(() => readCsv(utf8('a,b\n"c,d\n'))).toThrow(CsvFault);
  });
});
