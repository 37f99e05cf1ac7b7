import {
  type ListRow,
  listLists,
  removeOtherLists,
  saveGoodList,
  saveListProblem,
} from "@/db/repositories/trust-lists";
import type { ListProblem } from "@/lib/domain/trust/list-state";
import { compileGoodLists } from "./compile-good-lists";
import { ListFault } from "./lists/list-fault";
import { type ListPointer, type ListScheme, listMimeType, listOfListsType } from "./lists/trusted-list";
import { takeListOfLists } from "./take-list-of-lists";
import {
  factsOf,
  type Loading,
  readBytes,
  removeUnused,
  requireNoOlder,
  streamOf,
  type TrustParts,
} from "./trust-parts";

/**
 * Loads the list of lists and all lists that it names, and compiles the good ones. The last good list of a territory
 * stays where a newer one is not good; why, and since when, is recorded.
 *
 * @throws what the database or the disk throws
 */
export async function loadLists(parts: TrustParts, loading: Loading): Promise<void> {
  const before = await listLists(parts.db.read);
  const known = new Map(before.map((row) => [row.territory, row]));
  const scheme = await takeListOfLists(parts, loading, known.get(""));
  const pointers = scheme ? pointersOf(scheme) : [];
  for (const [index, pointer] of pointers.entries()) {
    const problem = await takeList(parts, loading, { pointer, known: known.get(pointer.territory) });
    const { territory } = pointer;
    await loading.onProgress?.({ done: index + 1, total: pointers.length, territory, problem });
  }
  const territories = pointers.map(({ territory }) => territory);
  if (scheme) await parts.db.write((tx) => removeOtherLists(tx, territories));
  await compileGoodLists(parts, loading.lists);
  await removeUnused(
    parts,
    before.flatMap(({ sha256 }) => sha256 ?? []),
  );
}

/** The pointers to the national lists, one for each territory; the same lists as PDF are for people. */
function pointersOf({ pointers }: ListScheme): ListPointer[] {
  const national = pointers.filter(
    ({ mimeType, type }) => mimeType === listMimeType && type !== listOfListsType,
  );
  return [...new Map(national.map((pointer) => [pointer.territory, pointer])).values()];
}

type ListToTake = { pointer: ListPointer; known: ListRow | undefined };

/** @returns why the list was refused; null if it was accepted */
async function takeList(
  { db, store, now }: TrustParts,
  { source, lists }: Loading,
  { pointer, known }: ListToTake,
): Promise<ListProblem | null> {
  const { territory, url } = pointer;
  try {
    const bytes = await source.national(pointer);
    const list = await readBytes({ store }, lists)(bytes, pointer.certificates);
    if (list.kind === "problem") throw new ListFault(list.problem, { issuedAt: list.issuedAt });
    if (list.scheme.territory !== territory)
      throw new ListFault("other_territory", { issuedAt: list.scheme.issuedAt });
    requireNoOlder(list.scheme, { known, url });
    const { sha256 } = await store.put(streamOf(bytes));
    await db.write((tx) => saveGoodList(tx, { territory, url, sha256, ...factsOf(list), now: now() }));
    return null;
  } catch (error) {
    if (!(error instanceof ListFault)) throw error;
    const { problem, issuedAt } = error;
    await db.write((tx) => saveListProblem(tx, { territory, url, problem, issuedAt, now: now() }));
    return problem;
  }
}
