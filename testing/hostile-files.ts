import { deflateSync } from "node:zlib";
import { zipSync, type Zippable } from "fflate";

export type HostileFile = { name: string; bytes: Uint8Array };

const latin1 = (text: string) => Buffer.from(text, "latin1");

/** Files that are small to send and would take a careless reader a lot of time or memory. */
export const hostileFiles: readonly { what: string; make: () => HostileFile }[] = [
  { what: "an object stream of 120 MB of numbers", make: () => objectStreamOfNumbers(120_000_000) },
  { what: "a trailer with 60,000 digits", make: () => trailerWith(` /Size ${"9".repeat(60_000)}x`) },
  { what: "six nested trailers in 47 MB", make: () => nestedTrailers(6, 7_800_000) },
  { what: "200,000 empty subsections", make: () => emptySubsections(200_000) },
  { what: "form fields that double 40 times", make: () => doublingFields(40) },
  { what: "a length that refers to itself", make: lengthOfItself },
  {
    what: "a container that unpacks to 90 MB",
    make: () => container({ "a.txt": new Uint8Array(90_000_000) }),
  },
  { what: "a signature file of 100,000 nested elements", make: () => nestedXml(100_000) },
  { what: "a signature file with entities of entities", make: () => entitiesOfEntities(9) },
];

const header = "%PDF-1.7\n";

/** A PDF of these objects, numbered from 1; the first is the catalog. */
function pdfOf(objects: string[], trailer = ""): Buffer {
  let body = header;
  const entries = objects.map((object, index) => {
    const offset = String(body.length).padStart(10, "0");
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${offset} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join("")}`;
  return latin1(
    `${body}${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";
const pages = ["<</Type/Pages/Kids[3 0 R]/Count 1>>", page];

function trailerWith(entries: string): HostileFile {
  return { name: "trailer.pdf", bytes: pdfOf(["<</Type/Catalog/Pages 2 0 R>>", ...pages], entries) };
}

/** A form whose every field has twice the same field below it. */
function doublingFields(levels: number): HostileFile {
  const fields = Array.from({ length: levels }, (_, level) => `<</Kids[${level + 5} 0 R ${level + 5} 0 R]>>`);
  const catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>";
  return { name: "fields.pdf", bytes: pdfOf([catalog, ...pages, ...fields, "<</FT/Sig>>"]) };
}

function lengthOfItself(): HostileFile {
  const catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>";
  return { name: "length.pdf", bytes: pdfOf([catalog, ...pages, "<</Length 4 0 R>>\nstream\n\nendstream"]) };
}

/** A PDF whose table begins with runs of no objects at all. */
function emptySubsections(count: number): HostileFile {
  const plain = pdfOf(["<</Type/Catalog/Pages 2 0 R>>", ...pages]).toString("latin1");
  const bytes = latin1(plain.replace("xref\n", `xref\n${"0 0\n".repeat(count)}`));
  return { name: "subsections.pdf", bytes };
}

function nestedTrailers(count: number, bytesEach: number): HostileFile {
  let file = header;
  let previous = "";
  let at = 0;
  for (let section = 0; section < count; section++) {
    at = file.length;
    const values = "[]".repeat(bytesEach / 2);
    file += `xref\n0 0\ntrailer\n<</Size 1/Root 1 0 R${previous}/Values[${values}]>>\n`;
    previous = `/Prev ${at}`;
  }
  return { name: "trailers.pdf", bytes: latin1(`${file}startxref\n${at}\n%%EOF\n`) };
}

/** The catalog lies in a compressed object stream behind an array of numbers. */
function objectStreamOfNumbers(unpackedBytes: number): HostileFile {
  const directory = "1 0 2 60 ";
  const catalog = "<</Type/Catalog/Pages 2 0 R>>".padEnd(60);
  const numbers = `[${"1 ".repeat(unpackedBytes / 2)}]`;
  const packed = deflateSync(latin1(directory + catalog + numbers), { level: 9 });
  const dictionary = `<</Type/ObjStm/N 2/First ${directory.length}/Filter/FlateDecode/Length ${packed.length}>>`;
  const stream = Buffer.concat([
    latin1(`${header}3 0 obj\n${dictionary}\nstream\n`),
    packed,
    latin1("\nendstream\nendobj\n"),
  ]);
  const entries = [
    [0, 0, 255],
    [2, 3, 0],
    [2, 3, 1],
    [1, header.length, 0],
    [1, stream.length, 0],
  ];
  const rows = Buffer.alloc(entries.length * 6);
  entries.forEach(([type = 0, field = 0, last = 0], index) => {
    rows.writeUInt8(type, index * 6);
    rows.writeUInt32BE(field, index * 6 + 1);
    rows.writeUInt8(last, index * 6 + 5);
  });
  const table = `<</Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Length ${rows.length}>>`;
  const bytes = Buffer.concat([
    stream,
    latin1(`4 0 obj\n${table}\nstream\n`),
    rows,
    latin1(`\nendstream\nendobj\nstartxref\n${stream.length}\n%%EOF\n`),
  ]);
  return { name: "numbers.pdf", bytes };
}

function container(files: Zippable, name = "container.asice"): HostileFile {
  const mimetype = latin1("application/vnd.etsi.asic-e+zip");
  return { name, bytes: zipSync({ mimetype: [mimetype, { level: 0 }], ...files }) };
}

const withSignatures = (xml: string) =>
  container({ "a.txt": latin1("a"), "META-INF/signatures0.xml": latin1(xml) }, "signatures.asice");

const nestedXml = (depth: number) => withSignatures("<a>".repeat(depth) + "</a>".repeat(depth));

/** Each entity stands for ten of the one before. */
function entitiesOfEntities(levels: number): HostileFile {
  const entities = Array.from(
    { length: levels },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  );
  return withSignatures(`<!DOCTYPE a [<!ENTITY e0 "ten">${entities.join("")}]><a>&e${levels};</a>`);
}
