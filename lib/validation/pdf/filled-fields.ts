import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { type Budget, spend } from "./object-budget";
import { FormFields, inherited } from "./form-fields";
import { isDict, isNamed, isRef, isSameValue } from "./same-value";

type Pair = { was: PdfValue; is: PdfValue };

/** What filling in a field changes in it and in its widgets: its value, what shows it, and when (12.5.2, 12.7.4). */
const filledIn = new Set(["V", "AP", "AS", "RV", "I", "M", "DA"]);

/** Recognizes fields of the form that were filled in: with another value, and redrawn in place. */
export class FilledFields {
  /** The full names of the fields that were recognized. */
  readonly names = new Set<string>();
  private readonly earlier: FormFields;
  private appearances: Promise<readonly string[]> | undefined;

  constructor(
    private readonly before: PdfObjects,
    private readonly now: PdfObjects,
    private readonly fields: FormFields,
    private readonly budget: Budget,
  ) {
    this.earlier = new FormFields(before, budget);
  }

  /**
   * Whether these are a listed field, or its widget, before and after it was filled in. An appearance that changed
   * without the value is not a filled-in field: it shows text that no one entered.
   */
  async isFilledIn({ was, is }: Pair, dictBefore: PdfDict, dictNow: PdfDict): Promise<boolean> {
    if (!isRef(was) || !isSameValue(was, is)) return false;
    const { number } = was;
    if (![...filledIn].some((key) => !isSameValue(dictBefore.entries.get(key), dictNow.entries.get(key))))
      return false;
    if (!(await this.earlier.has(number)) || !(await this.fields.has(number))) return false;
    const type = await inherited(this.before, dictBefore, "FT");
    const isEntered = ["Tx", "Ch", "Btn"].some((name) => isNamed(type, name));
    if (!isEntered || !isSameValue(type, await inherited(this.now, dictNow, "FT"))) return false;
    if (dictNow.entries.has("AP") && !hasOnlyAppearances(await this.now.resolve(dictNow.entries.get("AP"))))
      return false;
    const [value, later] = [
      await this.valueOf(this.before, dictBefore),
      await this.valueOf(this.now, dictNow),
    ];
    if (isSameValue(value, later)) return false;
    this.names.add(await this.fields.nameOf(number));
    return true;
  }

  /** Whether an entry may have another value in a field that was filled in. */
  isFilling(key: string): boolean {
    return filledIn.has(key);
  }

  /** Whether no field could be drawn with a resource of the form of this name (12.7.4.3). */
  async neverUse(name: string): Promise<boolean> {
    this.appearances ??= this.defaultAppearances();
    return (await this.appearances).every(
      (appearance) => appearance !== "" && !appearance.includes(`/${name}`),
    );
  }

  private async valueOf(objects: PdfObjects, dict: PdfDict): Promise<PdfValue> {
    return objects.resolve(await inherited(objects, dict, "V"));
  }

  /** How each field was drawn where it had no appearance; empty where viewers choose. */
  private async defaultAppearances(): Promise<readonly string[]> {
    const catalog = await this.before.requireCatalog();
    const form = await this.before.resolveDict(catalog.entries.get("AcroForm"));
    const found: string[] = [];
    for (const number of await this.earlier.numbers()) {
      spend(this.budget);
      const field = await this.before.resolveDict({ kind: "ref", number, generation: 0 });
      // A field with widgets of its own is drawn by these.
      if (!field || field.entries.has("Kids")) continue;
      const type = await inherited(this.before, field, "FT");
      if (type === null || isNamed(type, "Sig")) continue;
      const own = await inherited(this.before, field, "DA");
      found.push(await this.textOf(own ?? form?.entries.get("DA")));
    }
    return found;
  }

  private async textOf(value: PdfValue | undefined): Promise<string> {
    const text = await this.before.resolve(value);
    return typeof text === "object" && text?.kind === "string" ? text.bytes.toString("latin1") : "";
  }
}

/** Otherwise the dictionary could serve as something else that is drawn. */
function hasOnlyAppearances(value: PdfValue): boolean {
  return isDict(value) && [...value.entries.keys()].every((key) => /^[NRD]$/.test(key));
}
