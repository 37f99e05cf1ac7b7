import { deflateSync } from "node:zlib";
import { PDFContext } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { readXrefStream } from "./xref-stream";

function readStream(dictionary: string, rows: Buffer) {
  const head = Buffer.from(`1 0 obj\n<< /Type /XRef ${dictionary} /Length ${rows.length} >>\nstream\n`);
  const bytes = Buffer.concat([head, rows, Buffer.from("\nendstream\nendobj\n")]);
  return readXrefStream(bytes, 0, PDFContext.create());
}

test("a cross-reference stream lists an object for each of its rows", () => {
  const { entries } = readStream("/W [1 1 1] /Index [4 2]", Buffer.from([1, 9, 0, 2, 7, 3]));
  expect([...entries]).toEqual([
    [4, { kind: "offset", offset: 9, generation: 0 }],
    [5, { kind: "compressed", stream: 7, index: 3 }],
  ]);
});

test("a cross-reference stream whose rows have no bytes is damaged, however many it has", () => {
  expect(() => readStream("/W [0 0 0] /Index [0 1000]", Buffer.alloc(0))).toThrow("is damaged");
});

test("a stream is not unpacked to more than the portal would unpack", () => {
  const packed = deflateSync(Buffer.alloc(65 * 1024 * 1024));
  expect(() => readStream("/W [1 1 1] /Index [0 1] /Filter /FlateDecode", packed)).toThrow();
});
