import { type ListRow, listLists, removeOtherLists } from "@/db/repositories/trust-lists";
import type { ListProblem } from "@/lib/domain/trust/list-state";
import { releaseBytes } from "@/lib/files/stored-bytes";
import { compileGoodLists } from "./compile-good-lists";
import { ListFault } from "./lists/list-fault";
import { type ListPointer, type ListScheme, listMimeType, listOfListsType } from "./lists/trusted-list";
import { recordGoodList, recordRefusal } from "./record-list";
import { takeListOfLists } from "./take-list-of-lists";
import { type Loading, readBytes, type TrustParts } from "./trust-parts";

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
  if (scheme)
    await parts.db.write(async (tx) => {
      await removeOtherLists(tx, territories);
      const hashes = before.flatMap(({ sha256 }) => sha256 ?? []);
      await releaseBytes(tx, { contents: "trust", hashes, now: parts.now() });
    });
  await compileGoodLists(parts, loading.lists);
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
  parts: TrustParts,
  { source, lists }: Loading,
  { pointer, known }: ListToTake,
): Promise<ListProblem | null> {
  const { territory, url } = pointer;
  try {
    const bytes = await source.national(pointer);
    const list = await readBytes(parts, lists)(bytes, pointer.certificates);
    if (list.kind === "problem") throw new ListFault(list.problem, { issuedAt: list.issuedAt });
    const { scheme, services } = list;
    if (scheme.territory !== territory) throw new ListFault("other_territory", { issuedAt: scheme.issuedAt });
    await recordGoodList(parts, { territory, url, bytes, scheme, services }, { known });
    return null;
  } catch (error) {
    return recordRefusal(parts, { territory, url }, error);
  }
}
