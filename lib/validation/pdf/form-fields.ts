import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { type Budget, spend } from "./object-budget";
import { isArray, isRef } from "./same-value";
import { readText } from "./signature-fields";

const maxDepth = 32;

/** All fields and widgets that a revision's form lists (ISO 32000-2, 12.7.4). */
export class FormFields {
  private listed: Promise<ReadonlyMap<number, PdfValue>> | undefined;

  constructor(
    private readonly objects: PdfObjects,
    private readonly budget: Budget,
  ) {}

  /** The numbers of their objects. */
  async numbers(): Promise<readonly number[]> {
    return [...(await this.list()).keys()];
  }

  async has(number: number): Promise<boolean> {
    return (await this.list()).has(number);
  }

  /** A reference to the field whose kid it is; null for one at the top. */
  async ownerOf(number: number): Promise<PdfValue> {
    return (await this.list()).get(number) ?? null;
  }

  /** The full name of a field, or of the field that a widget shows (12.7.4.2). */
  async nameOf(number: number): Promise<string> {
    const names: string[] = [];
    let at: PdfValue = { kind: "ref", number, generation: 0 };
    for (let depth = 0; isRef(at) && depth < maxDepth; depth++) {
      const field: PdfDict | undefined = await this.objects.resolveDict(at);
      const title = await this.objects.resolve(field?.entries.get("T"));
      if (typeof title === "object" && title?.kind === "string") names.unshift(readText(title));
      at = await this.ownerOf(at.number);
    }
    return names.filter(Boolean).join(".");
  }

  private list(): Promise<ReadonlyMap<number, PdfValue>> {
    this.listed ??= this.listFields();
    return this.listed;
  }

  /** All fields and widgets of the form, each with the field whose kid it is. */
  private async listFields(): Promise<ReadonlyMap<number, PdfValue>> {
    const found = new Map<number, PdfValue>();
    const catalog = await this.objects.requireCatalog();
    const form = await this.objects.resolveDict(catalog.entries.get("AcroForm"));
    const lists: { list: PdfValue; owner: PdfValue }[] = [
      { list: form?.entries.get("Fields") ?? null, owner: null },
    ];
    for (let next = lists.pop(); next; next = lists.pop()) {
      const resolved = await this.objects.resolve(next.list);
      for (const item of isArray(resolved) ? resolved.items : []) {
        if (!isRef(item) || found.has(item.number)) continue;
        found.set(item.number, next.owner);
        spend(this.budget);
        const field = await this.objects.resolveDict(item);
        if (field?.entries.has("Kids")) lists.push({ list: field.entries.get("Kids") ?? null, owner: item });
      }
    }
    return found;
  }
}

/** The value of an entry that a field may have from an ancestor (12.7.4.2); null if none has it. */
export async function inherited(objects: PdfObjects, dict: PdfDict, key: string): Promise<PdfValue> {
  let field: PdfDict | undefined = dict;
  for (let depth = 0; field && depth < maxDepth; depth++) {
    const value = field.entries.get(key);
    if (value !== undefined && value !== null) return value;
    field = await objects.resolveDict(field.entries.get("Parent"));
  }
  return null;
}
