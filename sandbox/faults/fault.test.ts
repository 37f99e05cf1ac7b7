import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { faultNames, faults } from "./fault";

test("the table of faults in README.md has every fault with its effect", async () => {
  const readme = await readFile(path.join(import.meta.dirname, "..", "README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `(\w+)` *\|[^|]+\| ([^|]+?) *\|$/gm)].map(([, name, effect]) => [
    name,
    effect,
  ]);
  const table = rows.slice(rows.findIndex(([name]) => name === faultNames[0])).slice(0, faultNames.length);
  expect(table).toEqual(faultNames.map((name) => [name, faults[name].what]));
});
