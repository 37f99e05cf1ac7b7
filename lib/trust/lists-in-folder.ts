import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { ListFault } from "./lists/list-fault";
import { listOfListsType } from "./lists/trusted-list";
import { type ListSource, maxListBytes } from "./list-source";
import type { ListProcess } from "./process/start-list-process";

const maxFiles = 500;

type FileOfList = { file: string; territory: string; sequenceNumber: number; isOfLists: boolean };

/**
 * Lists in a folder, whatever their files are called: the latest of each territory, and the latest list of lists. A
 * pivot is found by the last part of its address. A folder that cannot be read has no lists.
 */
export async function listsInFolder(folder: string, lists: ListProcess): Promise<ListSource> {
  const names = (await filesIn(folder)).filter((name) => /\.xml$/i.test(name));
  const found: FileOfList[] = [];
  for (const name of names.slice(0, maxFiles)) {
    const file = path.join(/*turbopackIgnore: true*/ folder, name);
    if ((await stat(file)).size > maxListBytes) continue;
    const read = await lists.read({ path: file, pinned: undefined });
    if (read.kind === "problem") continue; // its territory then has no list, which is recorded
    const { territory, sequenceNumber, type } = read.scheme;
    found.push({ file, territory, sequenceNumber, isOfLists: type === listOfListsType });
  }
  found.sort((a, b) => b.sequenceNumber - a.sequenceNumber);

  async function readFirst(isWanted: (file: FileOfList) => boolean) {
    const wanted = found.find(isWanted);
    if (!wanted) throw new ListFault("not_found");
    return { url: wanted.file, bytes: await readFile(wanted.file) };
  }
  return {
    listOfLists: () => readFirst(({ isOfLists }) => isOfLists),
    pivot: async (url) =>
      (await readFirst(({ file }) => path.basename(file) === url.split("/").at(-1))).bytes,
    national: async (pointer) =>
      (await readFirst(({ territory, isOfLists }) => !isOfLists && territory === pointer.territory)).bytes,
  };
}

const filesIn = (folder: string) => readdir(/*turbopackIgnore: true*/ folder).catch(() => []);
