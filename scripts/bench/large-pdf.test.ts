import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspectPdf } from "@/lib/formats/pdf/inspect-pdf";
import { writeLargePdf } from "./large-pdf";

const attachmentBytes = 3_000_000;
const folder = mkdtempSync(path.join(tmpdir(), "paraph-large-pdf-"));
const file = path.join(folder, "large.pdf");

beforeAll(() => writeLargePdf(file, { attachmentBytes }));
afterAll(() => rmSync(folder, { recursive: true }));

test("it is as large as asked, but for the few lines that make it a PDF", () => {
  expect(statSync(file).size - attachmentBytes).toBeGreaterThan(0);
  expect(statSync(file).size - attachmentBytes).toBeLessThan(2_000);
});

test("it is a PDF that the library takes", async () => {
  expect(await inspectPdf(file)).toEqual({ kind: "pdf" });
});
