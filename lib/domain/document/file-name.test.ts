import { expect, test } from "vitest";
import { cleanFileName, documentName, freeFileName, partlySignedFileName, signedFileName } from "./file-name";

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

const pdf = (name: string) => ({ type: "pdf" as const, documentName: "Rental", sources: [{ name }] });
const container = { type: "asice" as const, documentName: "Nuoma – ąčę", sources: [] };

test("the signed file is named after its source, and a container after the document", () => {
  expect(signedFileName(pdf("Lease.PDF"))).toBe("Lease (signed).PDF");
  expect(signedFileName(pdf("Lease"))).toBe("Lease (signed).pdf");
  expect(signedFileName(container)).toBe("Nuoma – ąčę.asice");
});

test("the mark of a partly signed file gives way to the next one", () => {
  expect(partlySignedFileName(container)).toBe("Nuoma – ąčę (partly signed).asice");
  expect(partlySignedFileName(pdf("Lease.pdf"))).toBe("Lease (partly signed).pdf");
  expect(partlySignedFileName(pdf("Lease (partly signed).pdf"))).toBe("Lease (partly signed).pdf");
  expect(signedFileName(pdf("Lease (partly signed).pdf"))).toBe("Lease (signed).pdf");
  expect(signedFileName(pdf("Lease (partly signed) 2.pdf"))).toBe("Lease (partly signed) 2 (signed).pdf");
});

test("a file whose name is taken, or means something in a container, gets a number", () => {
  expect(freeFileName("a.txt", [])).toBe("a.txt");
  expect(freeFileName("a.txt", ["A.TXT", "a (2).txt"])).toBe("a (3).txt");
  expect(freeFileName("mimetype", [])).toBe("mimetype (2)");
  expect(freeFileName("META-INF", ["x"])).toBe("META-INF (2)");
});

test("a document is called by its file's name without the ending", () => {
  expect(documentName("Lease.pdf")).toBe("Lease");
  expect(documentName("Priedas.docx")).toBe("Priedas");
  expect(documentName("Version 1.2")).toBe("Version 1.2");
});
