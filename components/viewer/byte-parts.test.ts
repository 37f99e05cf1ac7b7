import { expect, test } from "vitest";
import { readByteParts } from "./byte-parts";

const encode = (text: string) => new TextEncoder().encode(text);

const partOf = (begin: number, content: string) =>
  [
    "\r\n--limit",
    "Content-Type: application/pdf",
    `Content-Range: bytes ${begin}-${begin + content.length - 1}/9000`,
    "",
    content,
  ].join("\r\n");

test("each part of a multipart response is read with its offset in the file", () => {
  const body = encode(`${partOf(0, "%PDF-1.7")}${partOf(800, "xref")}\r\n--limit--\r\n`);
  expect(readByteParts(body)).toEqual([
    { begin: 0, bytes: encode("%PDF-1.7") },
    { begin: 800, bytes: encode("xref") },
  ]);
});

test("a part may contain blank lines, delimiters and headers of its own", () => {
  const content = "a\r\n\r\n--limit\r\nContent-Range: bytes 5-9/9000\r\n\r\nb";
  const body = encode(`${partOf(100, content)}${partOf(300, "end")}\r\n--limit--\r\n`);
  expect(readByteParts(body)).toEqual([
    { begin: 100, bytes: encode(content) },
    { begin: 300, bytes: encode("end") },
  ]);
});

test("a part without a range is rejected", () => {
  const body = encode("\r\n--limit\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--limit--\r\n");
  expect(() => readByteParts(body)).toThrow("came without its place");
});
