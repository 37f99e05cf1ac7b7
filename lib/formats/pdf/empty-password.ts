import { PdfSyntaxError, type PdfDict, type PdfValue } from "./pdf-syntax";
import type { PdfObjects } from "./pdf-objects";

/**
 * Whether an encrypted document opens without a password: then only changes are restricted, by the owner's password (ISO
 * 32000-2, 7.6.4). A document of a few bytes, encrypted in the same way, goes through pdf-lib, which knows the ciphers.
 *
 * @throws {TooComplex} when the dictionary exceeds the file's budget
 */
export async function opensWithoutPassword(objects: PdfObjects): Promise<boolean> {
  const encryption = await readEncryption(objects);
  if (!encryption) return false;
  // Loaded here, because few files need it.
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  return PDFDocument.load(encryptedAlike(encryption), { password: "" }).then(
    () => true,
    () => false,
  );
}

type Encryption = { dictionary: PdfDict; id: PdfValue };

/** The encryption dictionary with everything that it refers to, and the first part of the file's identifier. */
async function readEncryption(objects: PdfObjects): Promise<Encryption | undefined> {
  try {
    const dictionary = await objects.resolveDict(objects.trailerEntry("Encrypt"));
    if (!dictionary) return undefined;
    const entries = new Map<string, PdfValue>();
    for (const [key, value] of dictionary.entries) entries.set(key, await objects.resolve(value));
    const [id = null] = await objects.resolveItems(objects.trailerEntry("ID"));
    return { dictionary: { kind: "dict", entries }, id: await objects.resolve(id) };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

function encryptedAlike({ dictionary, id }: Encryption): Buffer {
  const first = typeof id === "object" && id?.kind === "string" ? writeValue(id) : "<>";
  const body =
    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" +
    "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" +
    `3 0 obj\n${writeValue(dictionary)}\nendobj\n`;
  const trailer = `<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [${first} ${first}] >>`;
  return Buffer.from(`${body}trailer\n${trailer}\nstartxref\n0\n%%EOF\n`, "latin1");
}

function writeValue(value: PdfValue): string {
  if (typeof value !== "object" || value === null) return String(value);
  switch (value.kind) {
    case "name":
      return writeName(value.name);
    case "string":
      return `<${value.bytes.toString("hex")}>`;
    case "ref":
      return "null";
    case "array":
      return `[${value.items.map(writeValue).join(" ")}]`;
    case "dict":
      return `<<${[...value.entries].map(([key, entry]) => `${writeName(key)} ${writeValue(entry)}`).join(" ")}>>`;
  }
}

/** Every letter is escaped: what is special in a name needs no list. */
const writeName = (name: string) =>
  `/${Buffer.from(name, "latin1").toString("hex").replaceAll(/../g, "#$&")}`;
