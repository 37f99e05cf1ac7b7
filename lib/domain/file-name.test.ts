import { expect, test } from "vitest";
import { cleanFileName, documentName, partlySignedFileName, signedFileName } from "./file-name";

test("a name keeps its letters, dashes and spaces", () => {
  expect(cleanFileName("Sutartis – Žalgirio g. 5.pdf")).toBe("Sutartis – Žalgirio g. 5.pdf");
});

test("letters that a Mac takes apart are put together again", () => {
  expect(cleanFileName("Sutartis Z\u030calgirio.pdf")).toBe("Sutartis \u017dalgirio.pdf");
});

test.each(["../../etc/passwd", "..\\..\\etc\\passwd", "/etc/passwd"])("%s never becomes a path", (given) => {
  expect(cleanFileName(given)).toBe("passwd");
});

test("a mark that hides the extension is dropped", () => {
  expect(cleanFileName("lease\u202efdp.exe")).toBe("leasefdp.exe");
});

test.each(["", "...", "/", "\u0000"])("a name of nothing (%j) becomes Untitled.pdf", (given) => {
  expect(cleanFileName(given)).toBe("Untitled.pdf");
});

test("a very long name is cut between letters and keeps its extension", () => {
  const name = cleanFileName(`${"š".repeat(300)}.pdf`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^š+\.pdf$/);
});

test("the signed file is named after its source", () => {
  expect(signedFileName("Lease.PDF")).toBe("Lease (signed).PDF");
  expect(signedFileName("Lease")).toBe("Lease (signed).pdf");
});

test("the mark of a partly signed file gives way to the next one", () => {
  expect(partlySignedFileName("Lease.pdf")).toBe("Lease (partly signed).pdf");
  expect(partlySignedFileName("Lease (partly signed).pdf")).toBe("Lease (partly signed).pdf");
  expect(signedFileName("Lease (partly signed).pdf")).toBe("Lease (signed).pdf");
  expect(signedFileName("Lease (partly signed) 2.pdf")).toBe("Lease (partly signed) 2 (signed).pdf");
});

test("a document is called by its file's name without the ending", () => {
  expect(documentName("Lease.pdf")).toBe("Lease");
});
