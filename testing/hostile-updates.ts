import { deflateSync } from "node:zlib";
import { lastStart, writeObject } from "./write-pdf";

const latin1 = (text: string) => Buffer.from(text, "latin1");

/** The value of an entry as the last trailer has it. */
function lastEntry(pdf: Buffer, name: string): string {
  const found = [...pdf.toString("latin1").matchAll(new RegExp(`/${name} ?(\\d+( 0 R)?)`, "g"))];
  return found.at(-1)?.[1] ?? "";
}

/** Updates without any object, each of whose trailers has half as many values as bytes. */
export function appendTrailers(pdf: Buffer, count: number, bytesEach: number): Buffer {
  const values = `/X [${"[]".repeat(bytesEach / 2)}]`;
  let updated = pdf;
  for (let written = 0; written < count; written++) {
    const entries = `/Size ${lastEntry(pdf, "Size")} /Root ${lastEntry(pdf, "Root")} /Prev ${lastStart(updated)}`;
    const section = `xref\n0 0\ntrailer\n<< ${entries} ${values} >>\nstartxref\n${updated.length}\n%%EOF\n`;
    updated = Buffer.concat([updated, latin1(section)]);
  }
  return updated;
}

/** An update with another catalog, which lies in an object stream before numbers of this size. */
export function appendObjectStream(pdf: Buffer, numberBytes = 120_000_000): Buffer {
  const [catalog, stream] = [Number.parseInt(lastEntry(pdf, "Root"), 10), Number(lastEntry(pdf, "Size"))];
  const head = `${catalog} 0 ${stream + 2} 40 `;
  const content = Buffer.alloc(numberBytes, "1 ");
  content.write(`${head}${"<< /Type /Catalog /Pages 2 0 R >>".padEnd(40)}[`, "latin1");
  const packed = writeObject(stream, {
    dictionary: `/Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode`,
    stream: deflateSync(content, { level: 9 }),
  });
  const rows = Buffer.alloc(12);
  rows.writeUInt8(2, 0);
  rows.writeUInt32BE(stream, 1);
  rows.writeUInt8(1, 6);
  rows.writeUInt32BE(pdf.length, 7);
  const index = `/Index [${catalog} 1 ${stream} 1] /W [1 4 1]`;
  const dictionary = `/Type /XRef /Size ${stream + 3} ${index} /Root ${catalog} 0 R /Prev ${lastStart(pdf)}`;
  const section = writeObject(stream + 1, { dictionary, stream: rows });
  const start = pdf.length + packed.length;
  return Buffer.concat([pdf, packed, section, latin1(`startxref\n${start}\n%%EOF\n`)]);
}
