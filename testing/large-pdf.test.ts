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

test("a large PDF has the requested size, plus a few lines of PDF structure", () => {
  expect(statSync(file).size - attachmentBytes).toBeGreaterThan(0);
  expect(statSync(file).size - attachmentBytes).toBeLessThan(2_000);
});

test("a large PDF is accepted by the library", async () => {
  expect(await inspectPdf(file)).toEqual({ kind: "pdf" });
});
