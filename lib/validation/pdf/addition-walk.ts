import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import type { PdfArray, PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { FoundObject, PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { AddedSignatures } from "./added-signatures";
import { FilledFields } from "./filled-fields";
import { FormFields } from "./form-fields";
import { containsInOrder, itemsOf, pairDoubtful } from "./list-order";
import { isNote, Notes } from "./notes";
import {
  mayDiffer,
  mayRedrawFields,
  orEmptyDict,
  type Role,
  roleOfEntry,
  roleOfItem,
  roles,
} from "./addition-rules";
import { type Budget, spend } from "./object-budget";
import { pairNumbers } from "./number-tree";
import type { FoundChanges } from "./permissions";
import { areSameBytes } from "./same-stream";
import { isArray, isDict, isRef, isSameValue } from "./same-value";
import type { StableObjects } from "./stable-objects";
import { isAstray, isCatalog, load } from "./walk-objects";

/** The same place in the document, before and after an update. */
type Pair = { was: PdfValue; is: PdfValue; role: Role };

type Revisions = {
  source: PdfSource;
  before: PdfObjects;
  now: PdfObjects;
  /** The numbers of all objects that the update lists. */
  updated: ReadonlySet<number>;
  stable: StableObjects;
  budget: Budget;
};

/**
 * Walks through the document as it was and as it is, side by side from the catalog. Both must be equal in every place
 * but for added signatures and what comes with them, fields that were filled in, and notes. Objects may be
 * renumbered, rewritten and moved into or out of others. What an old reference reaches that led nowhere before is a
 * difference like any other.
 */
export class AdditionWalk {
  private readonly pairs: Pair[] = [];
  private readonly seen = new Set<string | number>();
  private readonly signatures: AddedSignatures;
  private readonly fields: FilledFields;
  private readonly notes: Notes;

  constructor(private readonly given: Revisions) {
    const { before, now, budget } = given;
    const listed = new FormFields(now, budget);
    this.signatures = new AddedSignatures(before, now, listed, budget);
    this.fields = new FilledFields(before, now, listed, budget);
    this.notes = new Notes(before, now, budget);
  }

  /**
   * @returns `undefined` if anything else was changed
   * @throws {PdfSyntaxError} for what cannot be read, {BudgetSpent} for more than may be compared
   */
  async findChanges(): Promise<FoundChanges | undefined> {
    const { before, now } = this.given;
    this.push(before.trailerEntry("Root"), now.trailerEntry("Root"), "catalog");
    for (let pair = this.pairs.pop(); pair; pair = this.pairs.pop())
      if (!(await this.visit(pair))) return undefined;
    return { filled: this.fields.names, hasNotes: this.notes.found };
  }

  private push(was: PdfValue | undefined, is: PdfValue | undefined, role: Role) {
    this.pairs.push({ was: was ?? null, is: is ?? null, role });
  }

  private async visit({ was, is, role: reachedAs }: Pair): Promise<boolean> {
    const { before, now, stable, updated, budget } = this.given;
    // Some programs name the catalog as the parent of a page.
    const role =
      reachedAs === "plain" && isCatalog(before, was) && isCatalog(now, is) ? "catalog" : reachedAs;
    if (isRef(was) && isRef(is)) {
      const isStable = isSameValue(was, is) && !updated.has(is.number);
      const key = isStable
        ? is.number * roles.length + roles.indexOf(role)
        : `${was.number} ${was.generation} ${is.number} ${is.generation} ${role}`;
      if (this.seen.has(key)) return true;
      this.seen.add(key);
      if (isStable) {
        const { steps, containers } = await stable.behind(is, role);
        // An update that replaces an object stream changes the objects in it without listing them (7.5.7).
        if (!containers?.some((number) => updated.has(number))) {
          for (const step of steps) this.push(step.ref, step.ref, step.role);
          return true;
        }
      }
    }
    spend(budget);
    // Some viewers disregard the generation of a reference, and to others it leads nowhere: neither may see a change.
    if ((await isAstray(before, was)) !== (await isAstray(now, is))) return false;
    return this.compare(await load(before, was), await load(now, is), { was, is, role });
  }

  private async compare(was: FoundObject, is: FoundObject, pair: Pair): Promise<boolean> {
    const [one, other] = [was.value, is.value];
    const { role } = pair;
    if (was.streamStart !== null && is.streamStart !== null) {
      const { source, before, now } = this.given;
      const areSame = await areSameBytes(
        source,
        { objects: before, found: was },
        { objects: now, found: is },
      );
      return areSame && this.compareEntries(orEmptyDict(one), orEmptyDict(other), pair, "Length");
    }
    if (is.streamStart !== null) return false;
    // What cannot be a list or a dictionary is no page's annotations and no form, whatever it is.
    const isList = role === "fields" || role === "annotations" || role === "elements";
    if (isList && isArray(other)) return this.compareList(was, other, role);
    if (role === "numbers" && isDict(other)) {
      const isNew = (element: PdfValue) => this.signatures.isElement(element);
      const numbers = await pairNumbers(this.given, orEmptyDict(one), other, isNew);
      numbers?.forEach(([earlier, later]) => this.push(earlier, later, "structure"));
      return numbers !== undefined;
    }
    if (role === "elements" && one === null && isDict(other)) return this.signatures.isElement(other);
    if (was.streamStart !== null) return false;
    if (mayBeNew.has(role) && isDict(other)) return this.compareEntries(orEmptyDict(one), other, pair);
    if (isDict(one) && isDict(other)) return this.compareEntries(one, other, pair);
    if (!isArray(one) || !isArray(other)) return isSameValue(one, other);
    if (one.items.length !== other.items.length) return false;
    one.items.forEach((item, at) => this.push(item, other.items[at], roleOfItem(role)));
    return true;
  }

  /** Fields or annotations, which may become more by those of added signatures, and more or fewer by notes. */
  private async compareList(was: FoundObject, { items }: PdfArray, role: Role): Promise<boolean> {
    let kept = was.streamStart === null ? itemsOf(was.value, role) : [];
    let isInOrder = containsInOrder(items, kept);
    if (!isInOrder && role === "annotations") {
      kept = await this.notes.withoutRemoved(kept, items);
      isInOrder = containsInOrder(items, kept);
    }
    let next = 0;
    for (const [at, item] of items.entries()) {
      const earlier = kept[next];
      const isKept = isInOrder ? earlier !== undefined && isSameValue(earlier, item) : at < kept.length;
      if (isKept) this.push(kept[next++], item, roleOfItem(role));
      else if (!(await this.isAdded(item, items, role))) return false;
    }
    return next === kept.length;
  }

  private async isAdded(item: PdfValue, items: readonly PdfValue[], role: Role): Promise<boolean> {
    if (role === "fields") return this.signatures.isSigned(item);
    if (role !== "annotations") return this.signatures.isElement(item);
    const mark = await this.signatures.markOf(item, items);
    if (mark) this.push(...mark, "drawn");
    return mark !== undefined || (await this.signatures.isWidget(item)) || this.notes.isAdded(item);
  }

  private async compareEntries(was: PdfDict, is: PdfDict, pair: Pair, ignored?: string): Promise<boolean> {
    const { role } = pair;
    const doubtful = pairDoubtful(was, is);
    if (!doubtful) return false;
    for (const values of doubtful) this.push(...values, "drawn");
    const isFilled = await this.signatures.isFilled(was, is, role);
    const isEntered = mayBeField.has(role) && (await this.fields.isFilledIn(pair, was, is));
    const areNotes = role === "annotation" && isNote(was) && isNote(is);
    for (const key of new Set([...was.entries.keys(), ...is.entries.keys()])) {
      const entryRole = key === ignored ? undefined : roleOfEntry(is, role, key);
      const [one, other] = [was.entries.get(key) ?? null, is.entries.get(key) ?? null];
      if (!entryRole || (isEntered && this.fields.isFilling(key))) continue;
      if (areNotes && this.notes.isChange(key, one, other)) continue;
      if (mayDiffer({ role, key, isFilled }, one, other, is) && (await this.mayRedraw(role, key))) continue;
      if (role === "permissions" && key === "DocMDP" && one === null) {
        // A certification may be added with its signature (12.8.2.2).
        if (!(await this.signatures.isNewSignature(other))) return false;
      }
      // iText replaces the form's /FRM with each signature.
      else if (role !== "objects" || !(await this.signatures.isAlone())) this.push(one, other, entryRole);
    }
    return true;
  }

  /** Whether an entry of the form may differ that could change how its fields are drawn. */
  private async mayRedraw(role: Role, key: string): Promise<boolean> {
    if (!mayRedrawFields(role, key) || (await this.signatures.isAlone())) return true;
    return role === "names" && this.fields.neverUse(key);
  }
}

/** Roles in which a field, or its widget, is reached. */
const mayBeField = new Set<Role>(["plain", "field", "annotation"]);

/** Roles of dictionaries that may be new. */
const mayBeNew = new Set<Role>(["form", "permissions", "resources", "names", "objects", "trees"]);
