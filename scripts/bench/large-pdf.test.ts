import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspectPdf } from "@/lib/library/pdf-inspection";
import { writeLargePdf } from "./large-pdf";

const attachmentBytes = 3_000_000;
const folder = mkdtempSync(path.join(tmpdir(), "paraph-large-pdf-"));
const file = path.join(folder, "large.pdf");

beforeAll(() => writeLargePdf(file, { attachmentBytes }));
afterAll(() => rmSync(folder, { recursive: true }));

test("a generated PDF has the requested size, but for the few lines of its structure", () => {
  expect(statSync(file).size - attachmentBytes).toBeGreaterThan(0);
  expect(statSync(file).size - attachmentBytes).toBeLessThan(2_000);
});

test("the library accepts a generated PDF", async () => {
  expect(await inspectPdf(file)).toEqual({ kind: "pdf" });
});
