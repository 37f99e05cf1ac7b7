import type { Addition } from "@/lib/domain/validation/validation-report";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { isArray, isNamed } from "./same-value";
import { readText } from "./signature-fields";

/** What was found of the changes that people make who sign, fill in forms and comment. */
export type FoundChanges = {
  /** The full names of the fields that were filled in. */
  filled: ReadonlySet<string>;
  hasNotes: boolean;
};

/** Fields whose values are locked: all, those named, or all but those named (ISO 32000-2, tables 236 and 258). */
type Lock = { action: "All" | "Include" | "Exclude"; fields: readonly string[] };

/** What a signature permits to be changed after it; without a level, whatever changes is not forbidden. */
export type Permissions = { level: 1 | 2 | 3 | undefined; locks: readonly Lock[] };

/**
 * Reads what a signature permits: by its references with a DocMDP or FieldMDP transform (ISO 32000-2, 12.8.2.2 and
 * 12.8.2.4), and by the lock of its field (table 236), from which programs make the references.
 *
 * @param objects the revision that the signature covers: an update may have changed what is not in its dictionary
 * @throws {PdfSyntaxError} when it cannot be read
 */
export async function readPermissions(
  objects: PdfObjects,
  signature: PdfDict,
  lock: PdfValue | undefined,
): Promise<Permissions> {
  const levels: (1 | 2 | 3)[] = [];
  const locks: Lock[] = [];
  for (const item of await objects.resolveItems(signature.entries.get("Reference"))) {
    const reference = await objects.resolveDict(item);
    const method = await objects.resolve(reference?.entries.get("TransformMethod"));
    const params = await objects.resolveDict(reference?.entries.get("TransformParams"));
    if (isNamed(method, "DocMDP")) levels.push((await readLevel(objects, params)) ?? 2);
    if (isNamed(method, "FieldMDP")) locks.push(...(await readLock(objects, params)));
  }
  const ownLock = await objects.resolveDict(lock);
  locks.push(...(await readLock(objects, ownLock)));
  levels.push(...[await readLevel(objects, ownLock)].filter((level) => level !== undefined));
  return { level: lowest(levels), locks };
}

async function readLevel(objects: PdfObjects, params: PdfDict | undefined): Promise<1 | 2 | 3 | undefined> {
  const level = await objects.resolve(params?.entries.get("P"));
  return level === 1 || level === 2 || level === 3 ? level : undefined;
}

async function readLock(objects: PdfObjects, params: PdfDict | undefined): Promise<Lock[]> {
  const named = await objects.resolve(params?.entries.get("Action"));
  const action = (["All", "Include", "Exclude"] as const).find((each) => isNamed(named, each));
  if (!action) return [];
  const list = await objects.resolve(params?.entries.get("Fields"));
  const fields: string[] = [];
  for (const item of isArray(list) ? list.items : []) {
    const name = await objects.resolve(item);
    if (typeof name === "object" && name?.kind === "string") fields.push(readText(name));
  }
  return [{ action, fields }];
}

const lowest = (levels: readonly (1 | 2 | 3)[]) =>
  levels.reduce<1 | 2 | 3 | undefined>((low, level) => (low && low < level ? low : level), undefined);

/** What several signatures permit together. */
export const strictest = (each: readonly Permissions[]): Permissions => ({
  level: lowest(each.flatMap(({ level }) => level ?? [])),
  locks: each.flatMap(({ locks }) => locks),
});

/**
 * What changes amount to after a signature with these permissions.
 *
 * @param certified the level that the document's certification permits, if it has one (12.8.2.2)
 */
export function judgeChanges(
  { filled, hasNotes }: FoundChanges,
  { level, locks }: Permissions,
  certified: 1 | 2 | 3 | undefined,
): Addition {
  if (filled.size === 0 && !hasNotes) return "signatures";
  const permitted = lowest([level, certified].filter((each) => each !== undefined)) ?? 3;
  const areLocked = [...filled].some((name) => locks.some((lock) => isLocked(lock, name)));
  if (permitted < (hasNotes ? 3 : 2) || areLocked) return "not_permitted";
  return hasNotes ? "annotated" : "form_filled";
}

/** A name in a lock means a field and all that are in it. */
function isLocked({ action, fields }: Lock, name: string): boolean {
  const isNamedThere = fields.some((field) => name === field || name.startsWith(`${field}.`));
  return action === "All" || isNamedThere === (action === "Include");
}
