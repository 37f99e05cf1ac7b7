import { readFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * The rooms of the portal, read from the table in docs/architecture.md. ESLint refuses every import that the table does
 * not allow (room-imports.mjs).
 *
 * @typedef {object} Room
 * @property {string} path a folder; its files are those below it that do not belong to a deeper room
 * @property {string} holds what it holds, in a line
 * @property {string[]} mayImport rooms that its files may import; a name that ends in "/*" means all rooms below it
 * @property {string[]} mayImportTypes rooms from which its files may import only types
 * @property {string[]} packages the packages of `framework` that its files may import
 * @property {string[]} entryPoints the files to read first
 */

/** Packages that tie code to a request, a page or a database table; most rooms must not import them. */
export const framework = ["next", "next-auth", "next-intl", "react", "react-dom", "drizzle-orm"];

const names = (/** @type {string} */ text) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/**
 * Reads the table of rooms.
 *
 * @param {string} markdown the text of docs/architecture.md
 * @returns {Room[]}
 */
export function readRooms(markdown) {
  const [, table = ""] = markdown.split(/<!-- rooms:(?:begin|end) -->/);
  const rows = table.split("\n").filter((line) => line.startsWith("| `"));
  return rows.map((row) => {
    const [path = "", holds = "", imports = "", start = ""] = row
      .split("|")
      .slice(1)
      .map((cell) => cell.trim());
    const [rooms = "", types = ""] = imports.split("types of");
    const isPackage = (/** @type {string} */ name) => framework.includes(name);
    return {
      path: names(path)[0] ?? "",
      holds,
      mayImport: names(rooms).filter((name) => !isPackage(name)),
      mayImportTypes: names(types),
      packages: names(rooms).filter(isPackage),
      entryPoints: names(start),
    };
  });
}

export const rooms = readRooms(readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8"));

/**
 * The room of a file: the deepest one that contains it.
 *
 * @param {string} file a path from the root
 * @returns {Room | undefined}
 */
export function roomOf(file) {
  return rooms
    .filter(({ path }) => file.startsWith(`${path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** @param {string[]} allowed @param {string} room */
const covers = (allowed, room) =>
  allowed.some((name) => (name.endsWith("/*") ? room.startsWith(name.slice(0, -1)) : room === name));

/**
 * Whether a file may import another.
 *
 * @param {string} from a path from the root
 * @param {string} to a path from the root, with or without its extension
 * @param {boolean} isType whether only types are imported
 */
export function mayImport(from, to, isType) {
  const own = roomOf(from);
  const other = roomOf(to)?.path ?? dirname(to);
  if (!own || own.path === other) return true;
  return covers(own.mayImport, other) || (isType && covers(own.mayImportTypes, other));
}
