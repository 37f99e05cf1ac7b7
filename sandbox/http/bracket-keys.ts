import { ApiError } from "./errors";

/** A nested body. Its objects have no prototype, so that no field name can reach one. */
export type BodyObject = { [name: string]: unknown };

/** The names in a field's key, outermost first. */
export const namesIn = (key: string) => key.replace(/\]/g, "").split("[");

const maxDepth = 12;
const emptyObject = (): BodyObject => Object.create(null) as BodyObject;

/**
 * Nests form fields by the brackets in their names, as PHP does: `signers[0][name]` becomes `signers → 0 → name`, and
 * `options[]` is numbered.
 *
 * @throws {ApiError} 400 when a name is nested too deeply
 */
export function nestBracketKeys(fields: Iterable<readonly [string, string]>): BodyObject {
  const root = emptyObject();
  for (const [key, value] of fields) {
    const names = namesIn(key);
    if (names.length > maxDepth) throw new ApiError(400, "The body is nested too deeply", 400);
    let parent = root;
    names.slice(0, -1).forEach((name) => {
      parent = childOf(parent, nextName(parent, name));
    });
    parent[nextName(parent, names.at(-1) ?? "")] = value;
  }
  return root;
}

const nextName = (parent: BodyObject, name: string) =>
  name === "" ? String(Object.keys(parent).length) : name;

function childOf(parent: BodyObject, name: string): BodyObject {
  const existing = parent[name];
  if (typeof existing === "object" && existing !== null) return existing as BodyObject;
  const child = emptyObject();
  parent[name] = child;
  return child;
}

/**
 * Converts every object whose keys are all numbers to an array in their order, as the gateway accepts an object with
 * the keys 0, 1, … as a list.
 */
export function listsFromNumberedObjects(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > maxDepth) throw new ApiError(400, "The body is nested too deeply", 400);
  const convert = (part: unknown) => listsFromNumberedObjects(part, depth + 1);
  if (Array.isArray(value)) return value.map(convert);
  const entries = Object.entries(value);
  const isNumbered = entries.length > 0 && entries.every(([name]) => /^\d{1,6}$/.test(name));
  // Object.entries returns integer names in ascending order.
  if (isNumbered) return entries.map(([, part]) => convert(part));
  return entries.reduce((copy, [name, part]) => {
    copy[name] = convert(part);
    return copy;
  }, emptyObject());
}
