import type { Import } from "./imports";

/**
 * Finds circles of imports, first between files, then between folders. A folder stands for everything below it and is
 * compared with its siblings. It may exchange imports with its own subfolders, which are parts of the same room.
 *
 * @param imports as `readImports` returns them
 * @param groups folders that only group others: their subfolders are compared with the siblings of the group
 * @returns each circle as lines of text: its members, then the imports that form it
 */
export function findCircles(imports: Import[], groups: string[] = []): string[] {
  const rooms = ({ from, to }: Import) => siblings(roomPath(from, groups), roomPath(to, groups));
  return [...circlesIn(imports, ({ from, to }) => [from, to]), ...circlesIn(imports, rooms)];
}

/** The path of a file as one name per level, where a group and the folder in it are one level. */
function roomPath(file: string, groups: string[]): string[] {
  const group = groups.find((folder) => file.startsWith(`${folder}/`));
  const names = file.slice(group ? group.length + 1 : 0).split("/");
  return group ? [`${group}/${names[0]}`, ...names.slice(1)] : names;
}

/** The two sibling folders at which the paths diverge; undefined where one of them is a file. */
function siblings(from: string[], to: string[]): [string, string] | undefined {
  const depth = from.findIndex((name, index) => name !== to[index]) + 1;
  if (depth >= from.length || depth >= to.length) return undefined;
  return [from.slice(0, depth).join("/"), to.slice(0, depth).join("/")];
}

function circlesIn(imports: Import[], ends: (link: Import) => [string, string] | undefined): string[] {
  const edges = new Map<string, Map<string, Import[]>>();
  for (const link of imports) {
    const [from, to] = ends(link) ?? [];
    if (from === undefined || to === undefined) continue;
    const targets = edges.get(from) ?? new Map<string, Import[]>();
    edges.set(from, targets.set(to, [...(targets.get(to) ?? []), link]));
  }
  const circles = new Map<string, string>();
  for (const [from, targets] of edges)
    for (const to of targets.keys()) {
      const circle = shortestPath(to, from, (node) => edges.get(node)?.keys() ?? []);
      if (circle) circles.set([...circle].sort().join(), describe(fromFirstName(circle)));
    }
  return [...circles.keys()].sort().flatMap((key) => circles.get(key) ?? []);

  function describe(circle: string[]): string {
    const links = circle.flatMap((node, index) => {
      const next = circle[(index + 1) % circle.length] ?? "";
      return edges.get(node)?.get(next) ?? [];
    });
    const names = [...circle, circle[0]].join(" → ");
    return [names, ...links.map(({ from, to }) => `  ${from} imports ${to}`)].join("\n");
  }
}

/** The same circle, starting at the first of its names, so that a report does not depend on the order of files. */
function fromFirstName(circle: string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] ?? "");
  return [...circle.slice(first), ...circle.slice(0, first)];
}

function shortestPath(
  start: string,
  goal: string,
  next: (node: string) => Iterable<string>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]]);
  for (const node of cameFrom.keys()) {
    if (node === goal) {
      const found: string[] = [];
      for (let at: string | undefined = node; at !== undefined; at = cameFrom.get(at)) found.unshift(at);
      return found;
    }
    for (const neighbour of next(node)) if (!cameFrom.has(neighbour)) cameFrom.set(neighbour, node);
  }
  return undefined;
}
