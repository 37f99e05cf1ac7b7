import type { PdfArray, PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { type Budget, spend } from "./object-budget";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { isArray, isDict, isNamed, isSameValue } from "./same-value";

/** The role of a value in the document. A list contains form fields or the annotations of a page. */
type Role = "catalog" | "form" | "list" | "other";
type Step = { value: PdfValue; role: Role };

/** How an entry of a dictionary may differ: in any way, only if it is new, or by the rules of its role. */
type Rule = "any" | "when_new" | "resources" | Role;

const nothing: PdfDict = { kind: "dict", entries: new Map() };
const noItems: PdfArray = { kind: "array", items: [] };

const catalogRules: Record<string, Rule> = {
  ...{ AcroForm: "form", DSS: "any", Metadata: "any", Extensions: "any", Version: "any" },
};
const formRules: Record<string, Rule> = { Fields: "list", SigFlags: "any", DA: "when_new", DR: "resources" };
const pageRules: Record<string, Rule> = { Annots: "list" };
/** What a signature writes into an empty field. */
const emptyFieldRules: Record<string, Rule> = {
  V: "any",
  AP: "any",
  F: "any",
  M: "any",
  MK: "any",
  DA: "any",
};
/** Entries that are not inspected: evidence about signatures, and descriptions that no page shows. */
const notInspected = new Set(["DSS", "Metadata"]);

/**
 * Walks through everything in the document, from its catalog, and compares what an update wrote with what was there
 * before. A new object may be reached only through an added signature: anything else, even a reference that was
 * dangling before, could change what people see.
 */
export class AdditionWalk {
  private readonly roles = new Map<number, Role>();
  private readonly steps: Step[] = [];

  constructor(
    private readonly before: PdfObjects,
    private readonly now: PdfObjects,
    private readonly updated: ReadonlySet<number>,
    private readonly budget: Budget,
  ) {}

  /** @throws {PdfSyntaxError} for what cannot be read, {BudgetSpent} for more than may be compared */
  async onlyAddsSignatures(): Promise<boolean> {
    const root = this.now.trailerEntry("Root");
    if (!root || !isSameValue(root, this.before.trailerEntry("Root"))) return false;
    this.steps.push({ value: root, role: "catalog" });
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      if (!(await this.visit(step))) return false;
    }
    return true;
  }

  private async visit({ value, role }: Step): Promise<boolean> {
    if (typeof value !== "object" || value?.kind !== "ref") return this.compare(value, value, role);
    const { number } = value;
    const isUpdated = this.updated.has(number);
    const known = this.roles.get(number);
    // An object in two roles could be changed by the rules of one and shown in the other.
    if (known) return !isUpdated || known === role;
    this.roles.set(number, role);
    spend(this.budget);
    const after = await this.now.find(number);
    const earlier = isUpdated ? await this.before.find(number) : after;
    if (!after || !earlier) return !after && !earlier;
    if (isUpdated && (after.isStream || earlier.isStream)) return false;
    return this.compare(earlier.value, after.value, role);
  }

  private async compare(earlier: PdfValue, after: PdfValue, role: Role): Promise<boolean> {
    if (isArray(earlier) && isArray(after)) return this.compareItems(earlier, after, role);
    if (isDict(earlier) && isDict(after)) return this.compareEntries(earlier, after, role);
    return isSameValue(earlier, after);
  }

  private async compareItems(earlier: PdfArray, after: PdfArray, role: Role): Promise<boolean> {
    const kept = after.items.slice(0, earlier.items.length);
    if (!isSameValue(earlier, { kind: "array", items: kept })) return false;
    const added = after.items.slice(kept.length);
    if (added.length > 0 && role !== "list") return false;
    for (const item of added) if (!(await this.isNewSignature(item))) return false;
    this.steps.push(...kept.map((value) => ({ value, role: "other" as const })));
    return true;
  }

  private async compareEntries(earlier: PdfDict, after: PdfDict, role: Role): Promise<boolean> {
    const rules = rulesFor(earlier, after, role);
    for (const key of earlier.entries.keys())
      if (!after.entries.has(key) && rules[key] !== "any") return false;
    for (const [key, value] of after.entries) {
      const was = earlier.entries.get(key);
      const rule = rules[key];
      if (!isSameValue(was, value)) {
        if (!rule || !(await this.allows(rule, was, value))) return false;
      } else if (!(role === "catalog" && notInspected.has(key))) {
        this.steps.push({ value, role: isRole(rule) ? rule : "other" });
      }
    }
    return true;
  }

  private async allows(rule: Rule, was: PdfValue | undefined, value: PdfValue): Promise<boolean> {
    if (rule === "any") return true;
    if (rule === "when_new") return was === undefined;
    const [earlier, after] = [await this.before.resolve(was), await this.now.resolve(value)];
    if (rule === "resources") return this.extendsResources(earlier ?? nothing, after);
    return this.compare(earlier ?? (rule === "list" ? noItems : nothing), after, rule);
  }

  /** Fonts and the like may be added for the marks of signatures, under new names. */
  private async extendsResources(earlier: PdfValue, after: PdfValue): Promise<boolean> {
    if (!isDict(earlier) || !isDict(after)) return isSameValue(earlier, after);
    for (const [key, was] of earlier.entries) {
      const value = after.entries.get(key);
      if (isSameValue(was, value)) this.steps.push({ value: was, role: "other" });
      else if (!isDict(was) || !isDict(value) || !(await this.extendsResources(was, value))) return false;
    }
    return true;
  }

  /** Whether a value is a signed field, or the widget that shows it. */
  private async isNewSignature(value: PdfValue): Promise<boolean> {
    if (typeof value !== "object" || value?.kind !== "ref") return false;
    const found = await this.now.find(value.number);
    if (!found || found.isStream || !isDict(found.value)) return false;
    const parent = await this.now.resolveDict(found.value.entries.get("Parent"));
    const entry = (key: string) => (found.value as PdfDict).entries.get(key) ?? parent?.entries.get(key);
    const type = found.value.entries.get("Type");
    const isField = isNamed(entry("FT"), "Sig") && (type === undefined || isNamed(type, "Annot"));
    return isField && ((await this.now.resolveDict(entry("V")))?.entries.has("ByteRange") ?? false);
  }
}

const isRole = (rule: Rule | undefined): rule is Role => rule === "form" || rule === "list";

function rulesFor(earlier: PdfDict, after: PdfDict, role: Role): Record<string, Rule> {
  if (role === "catalog") return catalogRules;
  if (role === "form") return formRules;
  const both = (key: string, name: string) =>
    isNamed(earlier.entries.get(key), name) && isNamed(after.entries.get(key), name);
  if (both("Type", "Page")) return pageRules;
  return both("FT", "Sig") && !earlier.entries.has("V") ? emptyFieldRules : {};
}
