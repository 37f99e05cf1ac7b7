import { expect, test } from "vitest";
import { cleanFileName, documentName, freeFileName, partlySignedFileName, signedFileName } from "./file-name";

test("keeps the letters, dashes and spaces of a name", () => {
  expect(cleanFileName("Sutartis – Žalgirio g. 5.pdf")).toBe("Sutartis – Žalgirio g. 5.pdf");
});

test("recomposes letters that macOS decomposes", () => {
  expect(cleanFileName("Sutartis Z\u030calgirio.pdf")).toBe("Sutartis \u017dalgirio.pdf");
});

test.each(["../../etc/passwd", "..\\..\\etc\\passwd", "/etc/passwd"])("strips the path of %s", (given) => {
  expect(cleanFileName(given)).toBe("passwd");
});

test("drops a direction mark that hides the extension", () => {
  expect(cleanFileName("lease\u202efdp.exe")).toBe("leasefdp.exe");
});

test("drops characters that nobody sees", () => {
  expect(cleanFileName("le\u00ad\u2060\u180e\u061c\u034f\u3164\u{e0041}ase.pdf")).toBe("lease.pdf");
});

test.each(["", "...", "/", "\u0000", "\u3164\u2060"])(
  "replaces an empty name (%j) with Untitled.pdf",
  (given) => {
    expect(cleanFileName(given)).toBe("Untitled.pdf");
  },
);

test("shortens a very long name between letters and keeps its extension", () => {
  const name = cleanFileName(`${"š".repeat(300)}.pdf`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^š+\.pdf$/);
});

const pdf = (name: string) => ({ type: "pdf" as const, documentName: "Rental", sources: [{ name }] });
const container = { type: "asice" as const, documentName: "Nuoma – ąčę", sources: [] };

test("a signed PDF is named after its source, and a container after the document", () => {
  expect(signedFileName(pdf("Lease.PDF"))).toBe("Lease (signed).PDF");
  expect(signedFileName(pdf("Lease"))).toBe("Lease (signed).pdf");
  expect(signedFileName(container)).toBe("Nuoma – ąčę.asice");
});

test("the mark of a partly signed file is replaced by the next one", () => {
  expect(partlySignedFileName(container)).toBe("Nuoma – ąčę (partly signed).asice");
  expect(partlySignedFileName(pdf("Lease.pdf"))).toBe("Lease (partly signed).pdf");
  expect(partlySignedFileName(pdf("Lease (partly signed).pdf"))).toBe("Lease (partly signed).pdf");
  expect(signedFileName(pdf("Lease (partly signed).pdf"))).toBe("Lease (signed).pdf");
  expect(signedFileName(pdf("Lease (partly signed) 2.pdf"))).toBe("Lease (partly signed) 2 (signed).pdf");
});

test("a file whose name is taken, or reserved in a container, gets a number", () => {
  expect(freeFileName("a.txt", [])).toBe("a.txt");
  expect(freeFileName("a.txt", ["A.TXT", "a (2).txt"])).toBe("a (3).txt");
  expect(freeFileName("mimetype", [])).toBe("mimetype (2)");
  expect(freeFileName("META-INF", ["x"])).toBe("META-INF (2)");
});

test("a document is named after its file, without the extension", () => {
  expect(documentName("Lease.pdf")).toBe("Lease");
  expect(documentName("Priedas.docx")).toBe("Priedas");
  expect(documentName("Version 1.2")).toBe("Version 1.2");
});
