import { objectStreamPdf, pageInsideTheTree, plainPdf } from "./odd-pdfs";
import { pngPredictedPdf, tiffPredictedPdf } from "./predicted-xref";
import { onePage, tablePdf, type PdfBody } from "./write-pdf";

/** PDFs whose trailer, catalog or page tree is not as the standard says, and that every viewer reads. */
export const oddStructures: Record<string, () => Buffer> = {
  "a broken word is before its last startxref": () => inText(plainPdf, "startxref", "startxref(\nstartxref"),
  "the size in its trailer is a string": () => inText(plainPdf, /\/Size \d+/, "/Size (six)"),
  "its trailer has words that are no keys": () => tablePdf(onePage(), { trailer: "/K 1 note 2 0 R /K 2" }),
  "its trailer ends with a key without a value": () => tablePdf(onePage(), { trailer: "/Something" }),
  "its catalog has words that are no keys": () => tablePdf(onePage({ catalog: "/X 1 0 R 0 R" })),
  "its catalog, page tree and page have other types": () =>
    inObjects(/\/Type \/(Catalog|Pages|Page)\b/, "/Type /Other"),
  "its catalog names the page instead of the page tree": () => inObjects("/Pages 2 0 R", "/Pages 3 0 R"),
  "its page tree contains itself": () => inObjects("/Kids [3 0 R]", "/Kids [3 0 R 2 0 R]"),
  "its page is inside the page tree": pageInsideTheTree,
  "an object that no table lists has the number of its catalog": () =>
    tablePdf(onePage({ more: ["null\nendobj\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R >>"] })),
  "its object stream has another type": () => inText(objectStreamPdf, "/ObjStm", "/Others"),
  "its filters are abbreviated": () => inText(objectStreamPdf, /\/FlateDecode/g, "/Fl         "),
  "its cross-reference stream is predicted as in PNG": pngPredictedPdf,
  "its cross-reference stream is predicted as in TIFF": tiffPredictedPdf,
};

/** A page tree that contains itself and has more pages, it says, than the one that it leads to. */
export const circularPageTree = () =>
  inObjects("/Kids [3 0 R] /Count 1", "/Kids [3 0 R << /Type /Pages /Kids [2 0 R] /Count 1 >>] /Count 2");

/** Replaces what is behind the objects, or has the same length. */
const inText = (pdf: () => Buffer, found: string | RegExp, replacement: string) =>
  Buffer.from(pdf().toString("latin1").replace(found, replacement), "latin1");

function inObjects(found: string | RegExp, replacement: string): Buffer {
  const change = (body: PdfBody) => (typeof body === "string" ? body.replace(found, replacement) : body);
  return tablePdf(onePage().map(change));
}
