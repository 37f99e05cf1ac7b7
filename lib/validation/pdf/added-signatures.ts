import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { isFormField, type Role } from "./addition-rules";
import { type Budget, spend } from "./object-budget";
import { isArray, isDict, isNamed, isRef } from "./same-value";
import { listSignatureFields } from "./signature-fields";
import { marksTimestamp } from "./timestamp-mark";
import { readContents } from "./read-pdf-signature";

const maxDepth = 32;

/** Recognizes the signatures that an update adds: as new fields, or in fields that were empty. */
export class AddedSignatures {
  private earlier: Promise<ReadonlySet<string>> | undefined;
  private listed: Promise<ReadonlyMap<number, PdfValue>> | undefined;
  private validated: Promise<ReadonlySet<number>> | undefined;

  constructor(
    private readonly before: PdfObjects,
    private readonly now: PdfObjects,
    private readonly budget: Budget,
  ) {}

  /** Whether a value is a signed field, or its widget, that runs nothing when it is seen or clicked. */
  async isSigned(value: PdfValue): Promise<boolean> {
    const field = await this.dictOf(value);
    if (!field || !isQuiet(field)) return false;
    const widgets = [field];
    const kids = await this.now.resolve(field.entries.get("Kids"));
    for (const kid of isArray(kids) ? kids.items : []) {
      spend(this.budget);
      const widget = await this.dictOf(kid);
      if (!widget || !isQuiet(widget) || widget.entries.has("Kids")) return false;
      widgets.push(widget);
    }
    const parent = await this.now.resolveDict(field.entries.get("Parent"));
    const entry = (key: string) => field.entries.get(key) ?? parent?.entries.get(key);
    for (const widget of widgets) if (await marksTimestamp(this.now, widget, entry("V"))) return false;
    return isNamed(await this.now.resolve(entry("FT")), "Sig") && (await this.isNewSignature(entry("V")));
  }

  /** Whether an annotation is the widget of a signed field that the form lists: any other is just something to see. */
  async isWidget(value: PdfValue): Promise<boolean> {
    if (!isRef(value)) return false;
    this.listed ??= this.listFields();
    const listed = await this.listed;
    const widget = await this.dictOf(value);
    if (!listed.has(value.number) || !widget || !isQuiet(widget)) return false;
    return (await this.isSigned(value)) || this.isSigned(listed.get(value.number) ?? null);
  }

  /** Whether a value is a signature dictionary. */
  async isSignature(value: PdfValue | undefined): Promise<boolean> {
    const signature = await this.dictOf(value ?? null);
    const type = signature?.entries.get("Type");
    const isOfType = type === undefined || isNamed(type, "Sig") || isNamed(type, "DocTimeStamp");
    return isOfType && signature !== undefined && signature.entries.has("ByteRange");
  }

  /** Whether a field, or its widget, is one that was empty and holds a new signature now. */
  async isFilled(was: PdfDict, is: PdfDict, role: Role): Promise<boolean> {
    if ((role !== "plain" && role !== "field") || !isFormField(was) || !isQuiet(is)) return false;
    if (!isNamed(await inherited(this.before, was, "FT"), "Sig")) return false;
    if ((await inherited(this.before, was, "V")) !== null) return false;
    const signature = await inherited(this.now, is, "V");
    if (!(await this.isNewSignature(signature)) || (await marksTimestamp(this.now, is, signature)))
      return false;
    // Otherwise the appearance could serve as something else that is drawn.
    const appearance = await this.now.resolve(is.entries.get("AP"));
    return !isDict(appearance) || [...appearance.entries.keys()].every((key) => /^[NRD]$/.test(key));
  }

  private async isNewSignature(value: PdfValue | undefined): Promise<boolean> {
    if (!(await this.isSignature(value)) || !(await this.isValidated(value))) return false;
    const before = isRef(value) ? await this.before.find(value.number) : undefined;
    if (isRef(value))
      return !isDict(before?.value ?? null) || !(before?.value as PdfDict).entries.has("ByteRange");
    this.earlier ??= this.contentsBefore();
    const signature = await this.now.resolveDict(value);
    return signature !== undefined && !(await this.earlier).has(readContents(signature).toString("latin1"));
  }

  /** Whether a signature is one of those that are validated: any other would be a mark that nobody has to sign for. */
  private async isValidated(value: PdfValue | undefined): Promise<boolean> {
    const start = startOfContents(await this.now.resolveDict(value));
    this.validated ??= this.contentsNow();
    return start !== undefined && (await this.validated).has(start);
  }

  /**
   * Whether a structure element (14.7.2) stands for the widgets of signed fields and for nothing else: in the end its
   * contents are references to objects (14.7.5.3).
   */
  async isElement(value: PdfValue, depth = 0): Promise<boolean> {
    const element = await this.dictOf(value);
    if (!element?.entries.has("S") || depth > maxDepth) return false;
    const content = await this.now.resolve(element.entries.get("K"));
    const items = isArray(content) ? content.items : [content];
    for (const item of items) {
      spend(this.budget);
      const kid = await this.now.resolveDict(item);
      const isReference = isNamed(kid?.entries.get("Type"), "OBJR");
      const stands = isReference
        ? await this.isWidget(kid?.entries.get("Obj") ?? null)
        : await this.isElement(item, depth + 1);
      if (!stands) return false;
    }
    return items.length > 0;
  }

  /** Whether the form has no fields but signatures, so that nothing but their marks is drawn with its resources. */
  async isAlone(): Promise<boolean> {
    this.listed ??= this.listFields();
    for (const [number] of await this.listed) {
      const field = await this.now.find(number);
      if (!isDict(field?.value) || (await this.hasOtherType(field.value))) return false;
    }
    return true;
  }

  private async hasOtherType(field: PdfDict): Promise<boolean> {
    const type = await inherited(this.now, field, "FT");
    return type !== null && !isNamed(type, "Sig");
  }

  /** Where the contents of all signatures are that the form lists. */
  private async contentsNow(): Promise<ReadonlySet<number>> {
    const fields = await listSignatureFields(this.now);
    return new Set(fields.flatMap(({ dictionary }) => startOfContents(dictionary) ?? []));
  }

  /** The contents of all signatures that were there. */
  private async contentsBefore(): Promise<ReadonlySet<string>> {
    const fields = await listSignatureFields(this.before);
    return new Set(fields.map(({ dictionary }) => readContents(dictionary).toString("latin1")));
  }

  private async dictOf(value: PdfValue): Promise<PdfDict | undefined> {
    if (isRef(value)) {
      const found = await this.now.find(value.number);
      return found?.streamStart === null && isDict(found.value) ? found.value : undefined;
    }
    return isDict(value) ? value : undefined;
  }

  /** All fields and widgets of the form, each with the field whose kid it is. */
  private async listFields(): Promise<ReadonlyMap<number, PdfValue>> {
    const found = new Map<number, PdfValue>();
    const catalog = await this.now.requireCatalog();
    const form = await this.now.resolveDict(catalog.entries.get("AcroForm"));
    const lists: { list: PdfValue; owner: PdfValue }[] = [
      { list: form?.entries.get("Fields") ?? null, owner: null },
    ];
    for (let next = lists.pop(); next; next = lists.pop()) {
      const resolved = await this.now.resolve(next.list);
      for (const item of isArray(resolved) ? resolved.items : []) {
        if (!isRef(item) || found.has(item.number)) continue;
        found.set(item.number, next.owner);
        spend(this.budget);
        const field = await this.now.resolveDict(item);
        if (field?.entries.has("Kids")) lists.push({ list: field.entries.get("Kids") ?? null, owner: item });
      }
    }
    return found;
  }
}

/** The offset of a signature's /Contents in the file. */
function startOfContents(signature: PdfDict | undefined): number | undefined {
  const contents = signature?.entries.get("Contents");
  return typeof contents === "object" && contents?.kind === "string" ? contents.span?.start : undefined;
}

/** A widget or a field, without actions. */
function isQuiet({ entries }: PdfDict): boolean {
  const [type, subtype] = [entries.get("Type"), entries.get("Subtype")];
  const isWidget =
    (type === undefined || isNamed(type, "Annot")) && (subtype === undefined || isNamed(subtype, "Widget"));
  return isWidget && !entries.has("A") && !entries.has("AA");
}

/** The value of an entry that a field may have from an ancestor (12.7.4.2); null if none has it. */
async function inherited(objects: PdfObjects, dict: PdfDict, key: string): Promise<PdfValue> {
  let field: PdfDict | undefined = dict;
  for (let depth = 0; field && depth < maxDepth; depth++) {
    const value = field.entries.get(key);
    if (value !== undefined && value !== null) return value;
    field = await objects.resolveDict(field.entries.get("Parent"));
  }
  return null;
}
