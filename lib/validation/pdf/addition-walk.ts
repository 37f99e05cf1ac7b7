import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import type { PdfArray, PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { FoundObject, PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { AddedSignatures } from "./added-signatures";
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
import { readNumberTree } from "./number-tree";
import { areSameBytes } from "./same-stream";
import { isArray, isDict, isRef, isSameValue } from "./same-value";
import type { StableObjects } from "./stable-objects";

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

const nothing: FoundObject = { value: null, streamStart: null };

/**
 * Walks through the document as it was and as it is, side by side from the catalog. Both must be equal in every place
 * but for added signatures and what comes with them. Objects may be renumbered, rewritten and moved into or out of
 * others. What an old reference reaches that led nowhere before is a difference like any other.
 */
export class AdditionWalk {
  private readonly pairs: Pair[] = [];
  private readonly seen = new Set<string | number>();
  private readonly signatures: AddedSignatures;

  constructor(private readonly given: Revisions) {
    this.signatures = new AddedSignatures(given.before, given.now, given.budget);
  }

  /** @throws {PdfSyntaxError} for what cannot be read, {BudgetSpent} for more than may be compared */
  async onlyAddsSignatures(): Promise<boolean> {
    const { before, now } = this.given;
    this.push(before.trailerEntry("Root"), now.trailerEntry("Root"), "catalog");
    for (let pair = this.pairs.pop(); pair; pair = this.pairs.pop())
      if (!(await this.visit(pair))) return false;
    return true;
  }

  private push(was: PdfValue | undefined, is: PdfValue | undefined, role: Role) {
    this.pairs.push({ was: was ?? null, is: is ?? null, role });
  }

  private async visit({ was, is, role: reachedAs }: Pair): Promise<boolean> {
    const { before, now, stable, updated, budget } = this.given;
    // Some programs name the catalog as the parent of a page.
    const role = reachedAs === "plain" && this.isCatalog(was, is) ? "catalog" : reachedAs;
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
    return this.compare(await load(before, was), await load(now, is), role);
  }

  private isCatalog(was: PdfValue, is: PdfValue): boolean {
    const { before, now } = this.given;
    const isRoot = (value: PdfValue, root: PdfValue | undefined) => isRef(value) && isSameValue(value, root);
    return isRoot(was, before.trailerEntry("Root")) && isRoot(is, now.trailerEntry("Root"));
  }

  private async compare(was: FoundObject, is: FoundObject, role: Role): Promise<boolean> {
    const [one, other] = [was.value, is.value];
    if (was.streamStart !== null && is.streamStart !== null) {
      const { source, before, now } = this.given;
      const areSame = await areSameBytes(
        source,
        { objects: before, found: was },
        { objects: now, found: is },
      );
      return areSame && this.compareEntries(orEmptyDict(one), orEmptyDict(other), role, "Length");
    }
    if (is.streamStart !== null) return false;
    // What cannot be a list or a dictionary is no page's annotations and no form, whatever it is.
    const isList = role === "fields" || role === "annotations" || role === "elements";
    if (isList && isArray(other)) return this.compareList(was, other, role);
    if (role === "numbers" && isDict(other)) return this.compareNumbers(orEmptyDict(one), other);
    if (role === "elements" && one === null && isDict(other)) return this.signatures.isElement(other);
    if (was.streamStart !== null) return false;
    if (mayBeNew.has(role) && isDict(other)) return this.compareEntries(orEmptyDict(one), other, role);
    if (isDict(one) && isDict(other)) return this.compareEntries(one, other, role);
    if (!isArray(one) || !isArray(other)) return isSameValue(one, other);
    if (one.items.length !== other.items.length) return false;
    one.items.forEach((item, at) => this.push(item, other.items[at], roleOfItem(role)));
    return true;
  }

  /** Fields or annotations, which may become more by those of added signatures. */
  private async compareList(was: FoundObject, { items }: PdfArray, role: Role): Promise<boolean> {
    const kept = was.streamStart === null ? itemsOf(was.value, role) : [];
    const isInOrder = containsInOrder(items, kept);
    let next = 0;
    for (const [at, item] of items.entries()) {
      const earlier = kept[next];
      const isKept = isInOrder ? earlier !== undefined && isSameValue(earlier, item) : at < kept.length;
      if (isKept) this.push(kept[next++], item, roleOfItem(role));
      else if (!(await this.isAdded(item, role))) return false;
    }
    return next === kept.length;
  }

  private isAdded(item: PdfValue, role: Role): Promise<boolean> {
    if (role === "fields") return this.signatures.isSigned(item);
    return role === "annotations" ? this.signatures.isWidget(item) : this.signatures.isElement(item);
  }

  /** The numbers of a number tree (7.9.7), which may become more by those of signatures' elements. */
  private async compareNumbers(was: PdfDict, is: PdfDict): Promise<boolean> {
    const { before, now, budget } = this.given;
    const earlier = await readNumberTree(before, was, budget);
    const later = await readNumberTree(now, is, budget);
    for (const [number, value] of later) {
      const known = earlier.get(number);
      if (known !== undefined) this.push(known, value, "structure");
      else if (!(await this.signatures.isElement(value))) return false;
    }
    return [...earlier.keys()].every((number) => later.has(number));
  }

  private async compareEntries(was: PdfDict, is: PdfDict, role: Role, ignored?: string): Promise<boolean> {
    // Of an entry that is there twice, viewers take the first or the last.
    if (is.isAmbiguous && !was.isAmbiguous) return false;
    const isFilled = await this.signatures.isFilled(was, is, role);
    for (const key of new Set([...was.entries.keys(), ...is.entries.keys()])) {
      const entryRole = key === ignored ? undefined : roleOfEntry(is, role, key);
      const [one, other] = [was.entries.get(key) ?? null, is.entries.get(key) ?? null];
      if (!entryRole) continue;
      const isAllowed = mayDiffer({ role, key, isFilled }, one, other, is);
      if (isAllowed && (!mayRedrawFields(role, key) || (await this.signatures.isAlone()))) continue;
      // iText replaces the form's /FRM with each signature.
      if (role === "objects" && (await this.signatures.isAlone())) continue;
      // A certification may be added with its signature (12.8.2.2).
      const isCertified = role === "permissions" && key === "DocMDP" && one === null;
      if (!isCertified) this.push(one, other, entryRole);
      else if (!(await this.signatures.isSignature(other))) return false;
    }
    return true;
  }
}

/** Roles of dictionaries that may be new. */
const mayBeNew = new Set<Role>(["form", "permissions", "resources", "names", "objects"]);

/** A structure element may have a single kid in place of a list. */
function itemsOf(value: PdfValue, role: Role): readonly PdfValue[] {
  if (isArray(value)) return value.items;
  return role === "elements" && value !== null ? [value] : [];
}

/** Whether all of these values are among the others in the same order. */
function containsInOrder(values: readonly PdfValue[], wanted: readonly PdfValue[]): boolean {
  let next = 0;
  for (const value of values) if (next < wanted.length && isSameValue(wanted[next], value)) next++;
  return next === wanted.length;
}

async function load(objects: PdfObjects, value: PdfValue): Promise<FoundObject> {
  return isRef(value) ? ((await objects.find(value.number)) ?? nothing) : { value, streamStart: null };
}

const isAstray = async (objects: PdfObjects, value: PdfValue): Promise<boolean> =>
  isRef(value) && objects.hasOtherGeneration(value);
