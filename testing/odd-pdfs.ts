import { deflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import {
  firstMore,
  lastStart,
  onePage,
  standardEntry,
  tablePdf,
  updatePdf,
  writeObject,
  writeObjects,
  type PdfBody,
} from "./write-pdf";

/** A PDF with nothing odd about it: one page of text and a cross-reference table. */
export const plainPdf = () => tablePdf(onePage());

/** A hybrid file whose update repeats the /XRefStm of its first section, as Word does. */
export function hybridUpdateRepeatingXrefStm(): Buffer {
  const { bytes, offsets } = writeObjects(onePage());
  const rows = Buffer.from([0, 0, 0, 0]);
  const dictionary = `/Type /XRef /Size ${firstMore + 1} /Index [0 1] /W [1 2 1] /Root 1 0 R`;
  const beside = writeObject(firstMore, { dictionary, stream: rows });
  const start = bytes.length + beside.length;
  const entries = offsets.map((offset) => standardEntry(offset, false)).join("");
  const table = `xref\n0 ${firstMore}\n${standardEntry(0, true)}${entries}`;
  const trailer = `<< /Size ${firstMore} /Root 1 0 R /XRefStm ${bytes.length} >>`;
  const end = `${table}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`;
  const pdf = Buffer.concat([bytes, beside, Buffer.from(end)]);
  return updatePdf(pdf, { 7: "<< >>" }, `/Size 8 /Prev ${start} /XRefStm ${bytes.length}`);
}

/** Two updates each of which names the other as the one before it. */
export function circularUpdates(): Buffer {
  const first = plainPdf();
  const second = updatePdf(first, { 6: "<< >>" }, `/Size 7 /Prev ${lastStart(first)}`);
  const third = updatePdf(second, { 7: "<< >>" }, `/Size 8 /Prev ${lastStart(second)}`);
  const text = third.toString("latin1");
  const back = String(lastStart(third)).padEnd(String(lastStart(first)).length);
  return Buffer.from(text.replace(`/Prev ${lastStart(first)}`, `/Prev ${back}`), "latin1");
}

/** A cross-reference stream with fields of these widths, as pyHanko (1, 8, 2) and others write them. */
export function xrefStreamPdf(widths: [number, number, number] = [1, 8, 2]): Buffer {
  const { bytes, offsets } = writeObjects(onePage());
  const field = (value: number, width: number) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigUInt64BE(BigInt(value));
    return buffer.subarray(8 - width);
  };
  const row = (...values: number[]) =>
    Buffer.concat(values.map((value, at) => field(value, widths[at] ?? 0)));
  const rows = [row(0, 0, 0), ...offsets.map((offset) => row(1, offset, 0)), row(1, bytes.length, 0)];
  const dictionary = `/Type /XRef /Size ${firstMore + 1} /W [${widths.join(" ")}] /Root 1 0 R /Filter /FlateDecode`;
  const section = writeObject(firstMore, { dictionary, stream: deflateSync(Buffer.concat(rows)) });
  return Buffer.concat([bytes, section, Buffer.from(`startxref\n${bytes.length}\n%%EOF\n`)]);
}

/** A document whose objects are in an object stream; `more` are added to the page's. */
export function objectStreamPdf(more: string[] = [], bodies?: string): Buffer {
  const plain = onePage().map((body) => (typeof body === "string" ? body : "null"));
  const values = [...plain, ...more];
  let at = 0;
  const pairs = values.map((value, index) => {
    const pair = `${index + 1} ${at}`;
    at += value.length + 1;
    return pair;
  });
  const head = `${pairs.join(" ")} `;
  const dictionary = `/Type /ObjStm /N ${values.length} /First ${head.length} /Filter /FlateDecode`;
  const content = Buffer.from(head + (bodies ?? values.join(" ")), "latin1");
  return inObjectStream({ dictionary, stream: deflateSync(content) }, values.length);
}

/** Puts an object stream into a PDF whose cross-reference stream says that all objects are in it, in their order. */
export function inObjectStream(stream: PdfBody, count: number): Buffer {
  const header = "%PDF-1.7\n";
  const [streamNumber, sectionNumber] = [count + 1, count + 2];
  const body = writeObject(streamNumber, stream);
  const start = header.length + body.length;
  const row = (type: number, second: number, third: number) => {
    const buffer = Buffer.alloc(9);
    buffer.writeUInt8(type);
    buffer.writeUInt32BE(second, 1);
    buffer.writeUInt32BE(third, 5);
    return buffer;
  };
  const compressed = Array.from({ length: count }, (_, index) => row(2, streamNumber, index));
  const rows = [row(0, 0, 0), ...compressed, row(1, header.length, 0), row(1, start, 0)];
  const dictionary = `/Type /XRef /Size ${count + 3} /W [1 4 4] /Root 1 0 R /Filter /FlateDecode`;
  const section = writeObject(sectionNumber, { dictionary, stream: deflateSync(Buffer.concat(rows)) });
  const end = Buffer.from(`startxref\n${start}\n%%EOF\n`);
  return Buffer.concat([Buffer.from(header), body, section, end]);
}

/** Bytes before the header, such as a byte order mark; offsets count from the header. */
export const bytesBeforeHeader = (before = "\xef\xbb\xbf") => tablePdf(onePage(), { before });

/** A dictionary with a key twice, which no signature touches. */
export const repeatedKey = () =>
  tablePdf(onePage({ page: `/PieceInfo ${firstMore} 0 R`, more: ["<< /A 1 /B 2 /A 3 >>"] }));

/** A page whose /Annots is a stream, as macOS Preview makes them. */
export const annotsThatAreAStream = () =>
  tablePdf(onePage({ page: `/Annots ${firstMore} 0 R`, more: [{ dictionary: "", stream: "" }] }));

/** A catalog whose /AcroForm is a number. */
export const formThatIsANumber = () => tablePdf(onePage({ catalog: "/AcroForm 7" }));

/** A catalog whose /AcroForm is a stream. */
export const formThatIsAStream = () =>
  tablePdf(
    onePage({ catalog: `/AcroForm ${firstMore} 0 R`, more: [{ dictionary: "/XFA 4 0 R", stream: "" }] }),
  );

/** Junk of any length behind the end. */
export const junkAfterEnd = (junk: Buffer | string = Buffer.alloc(4096)) =>
  Buffer.concat([plainPdf(), Buffer.from(junk as string, "latin1")]);

/** An update whose /Prev is 0, although there is a revision before it. */
export const updateWithPrevZero = () =>
  updatePdf(plainPdf(), { [firstMore]: "<< >>" }, `/Size ${firstMore + 1} /Prev 0`);

/** A page tree that leads to no page. */
export const withoutPages = () =>
  tablePdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 9 0 R 7] /Count 1 >>"]);

/** A PDF that opens without a password, but whose owner forbids changes. */
export async function ownerPasswordOnly(): Promise<Buffer> {
  const document = await PDFDocument.load(plainPdf());
  document.encrypt({ ownerPassword: "owner", userPassword: "", permissions: { modifying: false } });
  return Buffer.from(await document.save());
}

const xfa: PdfBody = { dictionary: "", stream: "<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>" };

/** A dynamic XFA form: the one page in the file says that it cannot be shown. */
export const dynamicXfa = ({ needsRendering = true } = {}) =>
  tablePdf(
    onePage({
      catalog: `/AcroForm << /Fields [] /XFA ${firstMore} 0 R >> ${needsRendering ? "/NeedsRendering true" : ""}`,
      more: [xfa],
    }),
  );

/** A static XFA form: its page and its field are real. */
export const staticXfa = () =>
  tablePdf(
    onePage({
      catalog: `/AcroForm << /Fields [7 0 R] /XFA ${firstMore} 0 R >>`,
      page: "/Annots [7 0 R]",
      more: [xfa, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [72 72 200 90] /P 3 0 R >>"],
    }),
  );

/** A page whose /Parent is the catalog. */
export function pageOfTheCatalog(): Buffer {
  const [catalog = "", pages = "", page, ...rest] = onePage();
  return tablePdf([catalog, pages, String(page).replace("/Parent 2 0 R", "/Parent 1 0 R"), ...rest]);
}

/** A form whose field is a kid of its own kid; `more` are the field's other entries. */
export const formInACircle = (more = "/FT /Tx") =>
  tablePdf(
    onePage({
      catalog: `/AcroForm << /Fields [${firstMore} 0 R] >>`,
      more: [
        `<< /T (outer) ${more} /Kids [${firstMore + 1} 0 R] >>`,
        `<< /T (inner) /Parent ${firstMore} 0 R /Kids [${`${firstMore} 0 R ${firstMore + 1} 0 R `.repeat(2)}] >>`,
      ],
    }),
  );

/** The table says of one object, which the page refers to, that it is where another begins. */
export function misplacedObject(): Buffer {
  const pdf = tablePdf(onePage({ page: `/PieceInfo ${firstMore} 0 R`, more: ["<< /A 1 >>"] }));
  const rows = pdf.toString("latin1").split(" 00000 n \n");
  const at = (index: number) => (rows[index] ?? "").slice(-10);
  rows[firstMore - 1] = (rows[firstMore - 1] ?? "").replace(at(firstMore - 1), at(0));
  return Buffer.from(rows.join(" 00000 n \n"), "latin1");
}

/** A page that is written inside the page tree, although each must be an object (ISO 32000-2, 7.7.3.2). */
export const pageInsideTheTree = () =>
  tablePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>] /Count 1 >>",
  ]);
