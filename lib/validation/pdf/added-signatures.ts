import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { isFormField, type Role } from "./addition-rules";
import { type Budget, spend } from "./object-budget";
import { isArray, isDict, isNamed, isRef, isSameValue } from "./same-value";
import { type FormFields, inherited } from "./form-fields";
import { listSignatureFields, startOfContents } from "./signature-fields";
import { marksTimestamp } from "./timestamp-mark";
import { readContents } from "./read-pdf-signature";

const maxDepth = 32;

type SignedField = { widgets: PdfDict[]; signature: PdfValue };

/** Recognizes the signatures that an update adds: as new fields, or in fields that were empty. */
export class AddedSignatures {
  private earlier: Promise<ReadonlySet<string>> | undefined;
  private validated: Promise<ReadonlySet<number>> | undefined;

  constructor(
    private readonly before: PdfObjects,
    private readonly now: PdfObjects,
    private readonly fields: FormFields,
    private readonly budget: Budget,
  ) {}

  /** Whether a value is a signed field that runs nothing when it is seen or clicked. */
  async isSigned(value: PdfValue): Promise<boolean> {
    return (await this.signedBy(value)) !== undefined;
  }

  /** The widgets of a signed field, itself included, and its signature. */
  private async signedBy(value: PdfValue): Promise<SignedField | undefined> {
    const field = await this.dictOf(value);
    if (!field || !isQuiet(field)) return undefined;
    const widgets = [field];
    const kids = await this.now.resolve(field.entries.get("Kids"));
    for (const kid of isArray(kids) ? kids.items : []) {
      spend(this.budget);
      const widget = await this.dictOf(kid);
      if (!widget || !isQuiet(widget) || widget.entries.has("Kids")) return undefined;
      widgets.push(widget);
    }
    const parent = await this.now.resolveDict(field.entries.get("Parent"));
    const entry = (key: string) => field.entries.get(key) ?? parent?.entries.get(key);
    const isSignature = isNamed(await this.now.resolve(entry("FT")), "Sig");
    const signature = entry("V") ?? null;
    return isSignature && (await this.isNewSignature(signature)) ? { widgets, signature } : undefined;
  }

  /** Whether an annotation is the widget of a signed field that the form lists: any other is just something to see. */
  async isWidget(value: PdfValue): Promise<boolean> {
    const signed = await this.shownBy(value);
    return signed !== undefined && !(await this.marksTimestamp(signed));
  }

  /**
   * The mark of a time-stamp that iText draws over that of a signature, as the same once more: what the earlier widget
   * draws, and what this one draws. The time-stamp's own mark could show text that no one signed.
   *
   * @param others the annotations of the same page
   */
  async markOf(value: PdfValue, others: readonly PdfValue[]): Promise<[PdfValue, PdfValue] | undefined> {
    const signed = await this.shownBy(value);
    const widget = await this.dictOf(value);
    if (!signed || !widget || signed.widgets.length > 1 || !(await this.marksTimestamp(signed)))
      return undefined;
    for (const other of others) {
      spend(this.budget);
      const earlier = isRef(other) ? await this.before.resolveDict(other) : undefined;
      if (!earlier || !isNamed(await inherited(this.before, earlier, "FT"), "Sig")) continue;
      if (isSameValue(earlier.entries.get("Rect"), widget.entries.get("Rect")) && earlier.entries.has("AP"))
        return [earlier.entries.get("AP") ?? null, widget.entries.get("AP") ?? null];
    }
    return undefined;
  }

  /** The signed field that a widget shows, if the form lists both. */
  private async shownBy(value: PdfValue): Promise<SignedField | undefined> {
    const widget = await this.dictOf(value);
    if (!isRef(value) || !(await this.fields.has(value.number)) || !widget || !isQuiet(widget))
      return undefined;
    return (await this.signedBy(value)) ?? this.signedBy(await this.fields.ownerOf(value.number));
  }

  private async marksTimestamp({ widgets, signature }: SignedField): Promise<boolean> {
    for (const widget of widgets) if (await marksTimestamp(this.now, widget, signature)) return true;
    return false;
  }

  /** Whether a value is a signature dictionary. */
  private async isSignature(value: PdfValue | undefined): Promise<boolean> {
    const signature = await this.dictOf(value ?? null);
    const type = signature?.entries.get("Type");
    const isOfType = type === undefined || isNamed(type, "Sig") || isNamed(type, "DocTimeStamp");
    return isOfType && signature !== undefined && signature.entries.has("ByteRange");
  }

  /** Whether a field, or its widget, is one that was empty and holds a new signature now. */
  async isFilled(was: PdfDict, is: PdfDict, role: Role): Promise<boolean> {
    const mayBeWidget = role === "plain" || role === "field" || role === "annotation";
    if (!mayBeWidget || !isFormField(was) || !isQuiet(is)) return false;
    if (!isNamed(await inherited(this.before, was, "FT"), "Sig")) return false;
    if ((await inherited(this.before, was, "V")) !== null) return false;
    const signature = await inherited(this.now, is, "V");
    if (!(await this.isNewSignature(signature)) || (await marksTimestamp(this.now, is, signature)))
      return false;
    // Otherwise the appearance could serve as something else that is drawn.
    const appearance = await this.now.resolve(is.entries.get("AP"));
    return !isDict(appearance) || [...appearance.entries.keys()].every((key) => /^[NRD]$/.test(key));
  }

  /** Whether a value is the dictionary of a signature that was not there before, and is validated. */
  async isNewSignature(value: PdfValue | undefined): Promise<boolean> {
    if (!(await this.isSignature(value)) || !(await this.isValidated(value))) return false;
    const before = isRef(value) ? await this.before.find(value.number) : undefined;
    if (isRef(value))
      return !isDict(before?.value ?? null) || !(before?.value as PdfDict).entries.has("ByteRange");
    this.earlier ??= this.contentsBefore();
    const signature = await this.now.resolveDict(value);
    return signature !== undefined && !(await this.earlier).has(readContents(signature).toString("latin1"));
  }

  /**
   * Whether a signature is in a field, so that it is validated: any other would be a mark without a signature to check.
   */
  private async isValidated(value: PdfValue | undefined): Promise<boolean> {
    const start = startOfContents(await this.now.resolveDict(value));
    this.validated ??= this.contentsNow();
    return start !== undefined && (await this.validated).has(start);
  }

  /**
   * Whether a structure element (14.7.2) describes the widgets of signed fields and nothing else: in the end its
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
      const isOfSignature = isReference
        ? await this.isWidget(kid?.entries.get("Obj") ?? null)
        : await this.isElement(item, depth + 1);
      if (!isOfSignature) return false;
    }
    return items.length > 0;
  }

  /** Whether the form has no fields but signatures, so that nothing but their marks is drawn with its resources. */
  async isAlone(): Promise<boolean> {
    for (const number of await this.fields.numbers()) {
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
}

/** A widget or a field, without actions. */
function isQuiet({ entries }: PdfDict): boolean {
  const [type, subtype] = [entries.get("Type"), entries.get("Subtype")];
  const isWidget =
    (type === undefined || isNamed(type, "Annot")) && (subtype === undefined || isNamed(subtype, "Widget"));
  return isWidget && !entries.has("A") && !entries.has("AA");
}
