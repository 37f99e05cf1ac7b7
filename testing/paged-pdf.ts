import { noise, xref } from "./large-pdf";

type Paged = {
  pages: number;
  /** The size of the scan on each page, which does not compress; 0 for none. */
  scanBytes?: number;
};

const pixelBytes = 3;
const scanWidth = 1_000;

/** Generates a real PDF of many pages, in parts. Each page has its number as text, and a scan if one is requested. */
export function* pagedPdf({ pages, scanBytes = 0 }: Paged): Generator<Buffer> {
  const offsets: number[] = [];
  let at = 0;
  const written = (bytes: Buffer) => {
    at += bytes.length;
    return bytes;
  };
  const object = (body: string) => {
    offsets.push(at);
    return written(Buffer.from(`${offsets.length} 0 obj\n${body}\nendobj\n`, "latin1"));
  };
  const objectsOfPage = scanBytes > 0 ? 3 : 2;
  const firstPage = 4;
  const pageObject = (index: number) => firstPage + index * objectsOfPage;
  const kids = Array.from({ length: pages }, (_, index) => `${pageObject(index)} 0 R`).join(" ");
  const scanHeight = Math.floor(scanBytes / (scanWidth * pixelBytes));

  yield written(Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1"));
  yield object("<< /Type /Catalog /Pages 2 0 R >>");
  yield object(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`);
  yield object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (let index = 0; index < pages; index++) {
    const number = pageObject(index);
    const scan = scanHeight > 0 ? `/XObject << /Scan ${number + 2} 0 R >>` : "";
    yield object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number + 1} 0 R /Resources << /Font << /F 3 0 R >> ${scan} >> >>`,
    );
    const draws = scan ? "q 451 0 0 600 72 72 cm /Scan Do Q\n" : "";
    const content = `${draws}BT /F 20 Tf 72 760 Td (Leaf ${index + 1} of ${pages}) Tj ET`;
    yield object(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    if (!scan) continue;
    offsets.push(at);
    const length = scanWidth * scanHeight * pixelBytes;
    const image = `/Subtype /Image /Width ${scanWidth} /Height ${scanHeight} /BitsPerComponent 8 /ColorSpace /DeviceRGB`;
    yield written(
      Buffer.from(`${number + 2} 0 obj\n<< /Type /XObject ${image} /Length ${length} >>\nstream\n`),
    );
    for (const part of noise(length)) yield written(part);
    yield written(Buffer.from("\nendstream\nendobj\n"));
  }
  yield Buffer.from(xref(offsets, at), "latin1");
}
