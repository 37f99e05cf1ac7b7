import { isDeepStrictEqual } from "node:util";
import type { Addition } from "@/lib/domain/validation/validation-report";
import { isHybrid } from "@/lib/formats/pdf/pdf-objects";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import type { XrefSection } from "@/lib/formats/pdf/xref-section";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { type ReadingBudget, TooComplex } from "@/lib/formats/reading-budget";
import { addsActiveContent } from "./active-content";
import { AdditionWalk } from "./addition-walk";
import { readByteRange } from "./byte-range";
import { HiddenObjects } from "./hidden-objects";
import { isLinearizedAgain } from "./linearization";
import { isRef } from "./same-value";
import { type Budget, BudgetSpent, newBudget, spend } from "./object-budget";
import { judgeChanges, type Permissions, readPermissions, strictest } from "./permissions";
import { listSignatureFields } from "./signature-fields";
import { StableObjects } from "./stable-objects";
import { type PdfRevision, readRevision } from "@/lib/formats/pdf/pdf-revision";

const maxWhiteSpace = 64;

/** What the comparisons of one file share. */
export type Comparing = {
  budget: Budget;
  stable: StableObjects;
  hidden: HiddenObjects;
  certified?: Permissions["level"];
};

/** What was added after a signature. */
export type Change = {
  addition: Addition;
  /** Whether it is something else, and pictures of the pages show all of it. */
  isVisible: boolean;
  /** Whether the signature permits nothing, not even further signatures. */
  permitsNothing?: boolean;
};

/** @param certified the level of changes that the document's certification permits, if it has one */
export function newComparing(
  now: PdfRevision,
  budget = newBudget(),
  certified?: Permissions["level"],
): Comparing {
  return {
    budget,
    stable: new StableObjects(now.objects, budget),
    hidden: new HiddenObjects(now),
    certified,
  };
}

/**
 * Determines what was added to a file after the last byte that a signature covers. An update may add further signatures
 * with their marks on the pages, time-stamps and evidence about them, fill in the form and add notes as far as the
 * signature and the document's certification permit, and must leave everything else unchanged.
 *
 * @returns what was added, and whether a picture of the pages shows all of it, as it would not where viewers differ
 * @throws errors of the file system
 */
export async function findChange(
  source: PdfSource,
  end: number,
  now: PdfRevision,
  { budget, stable, hidden, certified }: Comparing,
): Promise<Change> {
  const only = (addition: Addition): Change => ({ addition, isVisible: false });
  if (end === now.end || (await isWhiteSpace(source, end))) return only("nothing");
  try {
    const before = await readRevision(source, end);
    const updated = updatedNumbers(before, now, budget);
    if (!updated || isSmaller(now, before) || (await isLinearizedAgain(source))) return only("other");
    if ((await mayHide(before, now, source.budget)) || (await hidden.areBehind(source, end)))
      return only("other");
    const update = { before: before.objects, now: now.objects, updated, budget };
    const changes = await new AdditionWalk({ ...update, source, stable }).findChanges();
    if (changes) {
      const permissions = await permissionsOf(before, end);
      const addition = judgeChanges(changes, permissions, certified);
      return { ...only(addition), permitsNothing: permissions.level === 1 };
    }
    return { addition: "other", isVisible: !(await addsActiveContent(update)) };
  } catch (error) {
    if (error instanceof BudgetSpent || error instanceof TooComplex) return only("unknown");
    if (error instanceof PdfSyntaxError) return only("other");
    throw error;
  }
}

/**
 * What the signatures permit that cover a revision up to its end: only one can be valid, but which is not known here.
 */
async function permissionsOf({ objects }: PdfRevision, end: number): Promise<Permissions> {
  const found: Permissions[] = [];
  for (const { dictionary, lock } of await listSignatureFields(objects))
    if (readByteRange(dictionary, end).byteRange?.end === end)
      found.push(await readPermissions(objects, dictionary, lock));
  return strictest(found);
}

/** Whether only line ends and the like follow, which some programs append to every file. */
async function isWhiteSpace(source: PdfSource, start: number): Promise<boolean> {
  const rest = await source.read(start, maxWhiteSpace + 1);
  return rest.length <= maxWhiteSpace && /^[\r\n\t ]*$/.test(rest.toString("latin1"));
}

/** The numbers of the objects in the updates; `undefined` if what follows is not an update of the earlier revision. */
function updatedNumbers(before: PdfRevision, now: PdfRevision, budget: Budget): Set<number> | undefined {
  const newer = now.chain.sections.filter(({ offset }) => offset >= before.end);
  const older = now.chain.sections.filter(({ offset }) => offset < before.end);
  const known = new Set(before.chain.sections.map(({ offset }) => offset));
  const isBuiltOnIt =
    now.chain.base === before.chain.base &&
    older.length === known.size &&
    older.every(({ offset }) => known.has(offset));
  // Without a /Root in the last trailer, some viewers search the whole file for objects.
  if (!isRef(now.chain.sections[0]?.trailer.entries.get("Root")) || !isBuiltOnIt) return undefined;
  if (newer.length === 0 || newer.some(listsTwice)) return undefined;
  // An update of a hybrid file may repeat its /XRefStm, which is then searched earlier than before.
  const moved = older.filter(({ offset }, at) => offset !== before.chain.sections[at]?.offset);
  const numbers = new Set<number>();
  for (const { first, count } of [...newer, ...moved].flatMap(({ ranges }) => ranges)) {
    spend(budget, count);
    for (let number = first; number < first + count; number++) numbers.add(number);
  }
  return numbers;
}

/** Whether a section lists an object twice: for some viewers the first counts, and for some the last. */
function listsTwice({ ranges }: XrefSection): boolean {
  const sorted = ranges.toSorted((one, other) => one.first - other.first);
  return sorted.some(({ first, count }, at) => first + count > (sorted[at + 1]?.first ?? Infinity));
}

/** Whether the newest trailer has a smaller /Size than the one before: some viewers leave out what is beyond it. */
function isSmaller(now: PdfRevision, before: PdfRevision): boolean {
  const [size, earlier] = [now, before].map(({ chain }) => chain.sections[0]?.trailer.entries.get("Size"));
  return typeof earlier === "number" && (typeof size !== "number" || size < earlier);
}

/**
 * Whether the table of an update and the stream that it names beside it differ about an object: the table frees one
 * that was there, which some viewers then look for in that stream and in older sections, or both list one in
 * different places.
 */
async function mayHide(before: PdfRevision, now: PdfRevision, budget: ReadingBudget): Promise<boolean> {
  const { sections, base } = now.chain;
  for (const section of sections) {
    if (section.offset < before.end || !isHybrid(section)) continue;
    const entries = await section.readEntries();
    const isBeside = ({ offset }: XrefSection) =>
      base + Number(section.trailer.entries.get("XRefStm")) === offset;
    const beside = await sections.find((each) => each.offset >= before.end && isBeside(each))?.readEntries();
    for (const { first, count } of section.ranges)
      for (let number = first; number < first + count; number++) {
        const entry = entries.find(number, budget);
        const other = beside?.find(number, budget);
        if (entry?.kind === "free" && (await before.objects.has(number))) return true;
        if (entry?.kind === "offset" && other && !isDeepStrictEqual(entry, other)) return true;
      }
  }
  return false;
}
