type RawPdf = {
  /** Objects by number, from 1; the first is the catalog. */
  objects: string[];
  trailer?: string;
  /** Bytes before the header, from which offsets are counted. */
  before?: string;
  /** How far the offset of the table is off. */
  error?: number;
};

/** Writes a PDF by hand, for forms that no library writes. */
export function rawPdf({ objects, trailer = "", before = "", error = 0 }: RawPdf): Buffer {
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const section = text.length + error;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\n`;
  return Buffer.from(`${before}${text}startxref\n${section}\n%%EOF\n`, "latin1");
}

/** The objects of a PDF of one empty page. @param page more entries of the page @param catalog more of the catalog */
export const onePage = (page = "", catalog = "") => [
  `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${page}>>`,
];
