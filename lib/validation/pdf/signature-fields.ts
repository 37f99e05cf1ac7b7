import { PdfSyntaxError, type PdfDict, type PdfString, type PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";

/** A signed signature field: its full name and its signature dictionary (ISO 32000-2, 12.7.5.5 and 12.8.1). */
export type SignatureField = { name: string; dictionary: PdfDict };

type Inherited = { name: string; type: PdfValue; value: PdfValue };

const maxFields = 20_000;
const maxDepth = 32;

/**
 * Lists the signed signature fields of the final revision's form, in the form's order. Fields may be nested; a name is
 * that of all ancestors joined by dots, and type and value may come from one of them (12.7.4).
 *
 * @throws {PdfSyntaxError} when the form cannot be read
 */
export async function listSignatureFields(objects: PdfObjects): Promise<SignatureField[]> {
  const catalog = await objects.requireCatalog();
  const form = await objects.resolveDict(catalog.entries.get("AcroForm"));
  const found: SignatureField[] = [];
  let visited = 0;

  async function visit(value: PdfValue, inherited: Inherited, depth: number): Promise<void> {
    if (++visited > maxFields || depth > maxDepth) throw new PdfSyntaxError("The form goes in a circle.");
    const field = await objects.resolveDict(value);
    if (!field) return;
    const own = await inherit(objects, field, inherited);
    const kids = await listItems(objects, field.entries.get("Kids"));
    if (kids.length === 0) return collect(own);
    const widgetsOnly = await Promise.all(kids.map((kid) => isBareWidget(objects, kid)));
    if (widgetsOnly.every(Boolean)) return collect(own);
    for (const kid of kids) await visit(kid, own, depth + 1);
  }

  async function collect({ name, type, value }: Inherited): Promise<void> {
    const isSignature = typeof type === "object" && type?.kind === "name" && type.name === "Sig";
    const dictionary = isSignature ? await objects.resolveDict(value) : undefined;
    if (dictionary) found.push({ name, dictionary });
  }

  for (const field of await listItems(objects, form?.entries.get("Fields"))) {
    await visit(field, { name: "", type: null, value: null }, 0);
  }
  return found;
}

async function inherit(objects: PdfObjects, field: PdfDict, inherited: Inherited): Promise<Inherited> {
  const title = await objects.resolve(field.entries.get("T"));
  const own = typeof title === "object" && title?.kind === "string" ? readText(title) : "";
  return {
    name: [inherited.name, own].filter(Boolean).join("."),
    type: (await objects.resolve(field.entries.get("FT"))) ?? inherited.type,
    value: field.entries.get("V") ?? inherited.value,
  };
}

/** Whether a kid has no name: then it is not a field of its own, but a widget that shows its parent. */
async function isBareWidget(objects: PdfObjects, kid: PdfValue): Promise<boolean> {
  return !(await objects.resolveDict(kid))?.entries.has("T");
}

async function listItems(objects: PdfObjects, value: PdfValue | undefined): Promise<PdfValue[]> {
  const array = await objects.resolve(value);
  return typeof array === "object" && array?.kind === "array" ? array.items : [];
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
