import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { pagedPdf } from "./paged-pdf";

test("a generated PDF has the requested pages, each with a scan", async () => {
  const bytes = Buffer.concat([...pagedPdf({ pages: 7, scanBytes: 30_000 })]);
  const pdf = await PDFDocument.load(bytes);
  expect(pdf.getPageCount()).toBe(7);
  expect(bytes.length).toBeGreaterThan(7 * 30_000);
  expect(bytes.toString("latin1")).toContain("(Leaf 7 of 7)");
});
