import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspectPdf } from "./inspect-pdf";

const fixtures = path.join(import.meta.dirname, "fixtures");
const readFixture = (name: string) => readFile(path.join(fixtures, `${name}.pdf`));
const plain = ["plain-table", "plain-stream", "linearized-table", "linearized-stream"];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "paraph-inspection-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function inspect(...parts: (Buffer | string)[]) {
  const file = path.join(folder, "file.pdf");
  await writeFile(file, Buffer.concat(parts.map((part) => Buffer.from(part))));
  return (await inspectPdf(file)).kind;
}

const catalog = "1 0 obj\n<< /Type /Catalog /Pages << /Kids [<< /Type /Page >>] >> >>\nendobj\n";

/** Builds a minimal PDF with the given trailer. */
function writeTablePdf(trailer: string, { entryEnd = " \n", body = catalog } = {}) {
  const head = `%PDF-1.7\n${body}`;
  const entries = `0000000000 65535 f${entryEnd}0000000009 00000 n${entryEnd}`;
  return `${head}xref\n0 2\n${entries}trailer\n${trailer}\nstartxref\n${head.length}\n%%EOF\n`;
}

test.each(plain)("accepts a complete PDF (%s) whose text and title mention /Encrypt", async (name) => {
  expect(await inspect(await readFixture(name))).toBe("pdf");
});

test.each(["table", "linearized-table", "linearized-stream"])(
  "reports a PDF with a password (%s) as encrypted",
  async (name) => {
    expect(await inspect(await readFixture(`encrypted-${name}`))).toBe("encrypted");
  },
);

test.each(plain)("reports a PDF (%s) that is cut off anywhere as damaged", async (name) => {
  const whole = await readFixture(name);
  const shortestHeader = 5;
  // The line end after %%EOF is all that may be missing.
  for (let length = shortestHeader; length < whole.length - 1; length += 7) {
    expect(await inspect(whole.subarray(0, length)), `cut after ${length} bytes`).toBe("damaged");
  }
});

test("reports an update that is cut off as damaged, although the revision before it is complete", async () => {
  const whole = await readFixture("plain-table");
  expect(await inspect(whole, "\n4 0 obj\n<< /Type /Annot /Sub")).toBe("damaged");
  expect(await inspect(whole, "\n4 0 obj\nnull\nendobj\nxref\n4 1\n0000001864 00000 n \ntrailer\n<<")).toBe(
    "damaged",
  );
  expect(await inspect(whole, "\nstartxref\n18")).toBe("damaged");
});

test("distinguishes an empty file and an image from a PDF", async () => {
  expect(await inspect("")).toBe("empty");
  expect(await inspect(Buffer.from("89504e470d0a1a0a", "hex"), "%PDX-1.7")).toBe("not_pdf");
  expect(await inspect("x".repeat(1024), await readFixture("plain-table"))).toBe("not_pdf");
});

test("accepts bytes before the header and after the end", async () => {
  const whole = await readFixture("plain-table");
  expect(await inspect("HTTP/1.1 200 OK\r\n\r\n", whole)).toBe("pdf");
  expect(await inspect("x".repeat(900), await readFixture("plain-stream"))).toBe("pdf");
  expect(await inspect(whole, "\0".repeat(900), "\r\n-- sent by a scanner --\r\n")).toBe("pdf");
  expect(await inspect("junk", await readFixture("encrypted-table"))).toBe("encrypted");
});

test("takes /Encrypt into account only as a key of the trailer, even when written with escapes", async () => {
  const trailer = (more: string) => writeTablePdf(`<< /Size 2 /Root 1 0 R ${more} >>`);
  expect(await inspect(trailer(""))).toBe("pdf");
  expect(await inspect(trailer("/Info << /Title (\\) /Encrypt 5 0 R) >>"))).toBe("pdf");
  expect(await inspect(trailer("% /Encrypt 5 0 R\n"))).toBe("pdf");
  expect(await inspect(trailer("/EncryptMetadata true /Was /Encrypt /Inner << /Encrypt 5 0 R >>"))).toBe(
    "pdf",
  );
  expect(await inspect(trailer("/Encrypt null"))).toBe("pdf");
  expect(await inspect(trailer("/Encrypt 5 0 R"))).toBe("encrypted");
  expect(await inspect(trailer("/#45ncrypt<</Filter/Standard>>"))).toBe("encrypted");
});

test("reads tables with other line ends, and reports circular or malformed sections as damaged", async () => {
  const trailer = "<< /Size 2 /Root 1 0 R >>";
  expect(await inspect(writeTablePdf(trailer, { entryEnd: "\n" }))).toBe("pdf");
  expect(await inspect(writeTablePdf(trailer, { entryEnd: " \r\n" }))).toBe("pdf");
  expect(await inspect(writeTablePdf("<< /Size 2 /Root 1 0 R /Prev 44 >>"))).toBe("damaged");
  expect(await inspect(writeTablePdf("<< /Size 2 >>"))).toBe("damaged");
  expect(await inspect(writeTablePdf(`<< /Root 1 0 R /Deep ${"[".repeat(5000)} >>`))).toBe("too_complex");
});

test("follows the cross-reference stream of a hybrid file", async () => {
  const stream =
    "5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Length 4 /Encrypt 7 0 R >>\nstream\nabcd\nendstream\nendobj\n";
  const file = (at: number) => writeTablePdf(`<< /Size 2 /Root 1 0 R /XRefStm ${at} >>`, { body: stream });
  expect(await inspect(file(9))).toBe("encrypted");
  expect(await inspect(file(10))).toBe("damaged");
});

test("takes no more memory for a file of 1 GB than for a small one", async () => {
  const file = path.join(folder, "large.pdf");
  const handle = await open(file, "w");
  const sizeBytes = 2 ** 30;
  const entries = "0000000000 65535 f \n0000000009 00000 n \n";
  const end = `xref\n0 2\n${entries}trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n${sizeBytes}\n%%EOF\n`;
  await handle.write(`%PDF-1.7\n${catalog}`, 0);
  await handle.write(end, sizeBytes);
  await handle.close();
  const before = process.memoryUsage().arrayBuffers;
  expect((await inspectPdf(file)).kind).toBe("pdf");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
});

test("rejects when the file does not exist", async () => {
  await expect(inspectPdf(path.join(folder, "missing.pdf"))).rejects.toMatchObject({ code: "ENOENT" });
});
