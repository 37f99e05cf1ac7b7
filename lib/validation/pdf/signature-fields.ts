import { requireSize } from "@/lib/formats/reading-budget";
import { type PdfDict, type PdfString, PdfSyntaxError, type PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { isDoubtful } from "./byte-range";

/**
 * A signed signature field: its full name, its signature dictionary and its lock (ISO 32000-2, 12.7.5.5 and 12.8.1).
 */
export type SignatureField = { name: string; dictionary: PdfDict; lock: PdfValue };

type Inherited = { name: string; type: PdfValue; value: PdfValue; lock: PdfValue; isDoubtful: boolean };

/** What decides which signature a field has; values without a key are under the empty one. */
const keysOfField = ["", "FT", "V", "T", "Kids", "Parent"];

/** The number of a field that is written inside its parent and has none of its own. */
const inline = -1;
const nothing: Inherited = { name: "", type: null, value: null, lock: null, isDoubtful: false };

/**
 * Lists the signed signature fields of the final revision's form, in the form's order. Fields may be nested; a name is
 * that of all ancestors joined by dots, and type and value may come from one of them (12.7.4). A form that is no
 * dictionary counts as absent, and a field that is reached twice counts once, as does a signature that two fields have.
 *
 * @throws {PdfSyntaxError} when the form cannot be read, or goes in a circle at a signature
 * @throws {TooComplex} when it exceeds the file's budget
 */
export async function listSignatureFields(objects: PdfObjects): Promise<SignatureField[]> {
  const catalog = await objects.requireCatalog();
  const form = await objects.resolveDict(catalog.entries.get("AcroForm"));
  const found: SignatureField[] = [];
  const seen = new Set<number>();
  const starts = new Set<number>();

  async function visit(value: PdfValue, inherited: Inherited, ancestors: number[]): Promise<void> {
    requireSize("nesting", ancestors.length);
    const number = typeof value === "object" && value?.kind === "ref" ? value.number : undefined;
    // No reader minds a circle, but of a signature in one nobody could say which name and value it inherits.
    if (number !== undefined && ancestors.includes(number) && isSignatureType(inherited.type))
      throw new PdfSyntaxError("A signature is in a circle of the form.");
    if (number !== undefined && seen.has(number)) return;
    if (number !== undefined) seen.add(number);
    const field = await objects.resolveDict(value);
    if (!field) return;
    const own = await inherit(objects, field, inherited);
    const kids = await objects.resolveItems(field.entries.get("Kids"));
    if (await areBareWidgets(objects, kids)) return collect(own);
    for (const kid of kids) await visit(kid, own, [...ancestors, number ?? inline]);
  }

  async function collect({ name, type, value, lock, isDoubtful: isUnclear }: Inherited): Promise<void> {
    const dictionary = isSignatureType(type) ? await objects.resolveDict(value) : undefined;
    const start = startOfContents(dictionary);
    if (!dictionary || (start !== undefined && starts.has(start))) return;
    if (start !== undefined) starts.add(start);
    found.push({
      ...{ name, lock },
      dictionary: isUnclear ? { ...dictionary, doubtful: new Map([["", []]]) } : dictionary,
    });
  }

  for (const field of await objects.resolveItems(form?.entries.get("Fields")))
    await visit(field, nothing, []);
  return found;
}

/** The offset of a signature's /Contents in the file; `undefined` inside an object stream. */
export function startOfContents(signature: PdfDict | undefined): number | undefined {
  const contents = signature?.entries.get("Contents");
  return typeof contents === "object" && contents?.kind === "string" ? contents.span?.start : undefined;
}

const isSignatureType = (type: PdfValue) =>
  typeof type === "object" && type?.kind === "name" && type.name === "Sig";

async function inherit(objects: PdfObjects, field: PdfDict, inherited: Inherited): Promise<Inherited> {
  const title = await objects.resolve(field.entries.get("T"));
  const own = typeof title === "object" && title?.kind === "string" ? readText(title) : "";
  return {
    name: [inherited.name, own].filter(Boolean).join("."),
    type: (await objects.resolve(field.entries.get("FT"))) ?? inherited.type,
    value: field.entries.get("V") ?? inherited.value,
    lock: field.entries.get("Lock") ?? inherited.lock,
    isDoubtful: isDoubtful(field, keysOfField) || inherited.isDoubtful,
  };
}

/** Whether no kid has a name: then they are not fields of their own, but widgets that show their parent. */
async function areBareWidgets(objects: PdfObjects, kids: PdfValue[]): Promise<boolean> {
  for (const kid of kids) if ((await objects.resolveDict(kid))?.entries.has("T")) return false;
  return true;
}

/** Decodes a text string (7.9.2.2): UTF-16 or UTF-8 with a byte order mark, else one byte per letter. */
export function readText({ bytes }: PdfString): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString("utf16le");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString("utf8", 3);
  return bytes.toString("latin1");
}
