import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findCircles } from "./circles";
import { readImports } from "./imports";

/** Circles in a project of these files, without the lines that list the imports. */
function circlesIn(files: Record<string, string>, groups?: string[]): string[] {
  return reportsOn(files, groups).map((report) => report.split("\n")[0] ?? "");
}

function reportsOn(files: Record<string, string>, groups?: string[]): string[] {
  const root = mkdtempSync(path.join(tmpdir(), "paraph-circles-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const compilerOptions = { module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./*"] } };
  const config = { "tsconfig.json": JSON.stringify({ compilerOptions, files: [] }) };
  for (const [name, text] of Object.entries({ ...config, ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const folders = new Set(Object.keys(files).map((name) => name.split("/")[0] ?? ""));
  return findCircles(readImports(root, [...folders]), groups);
}

test("a circle of files is reported with the imports that form it", () => {
  const files = {
    "lib/a.ts": 'import { b } from "./b";',
    "lib/b.ts": 'export { c as b } from "@/lib/c";',
    "lib/c.ts": 'export const c = () => import("./a");',
    "lib/d.ts": 'import "./a";',
  };
  expect(reportsOn(files)).toEqual([
    [
      "lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts",
      "  lib/a.ts imports lib/b.ts",
      "  lib/b.ts imports lib/c.ts",
      "  lib/c.ts imports lib/a.ts",
    ].join("\n"),
  ]);
});

test.each(['import type { B } from "./b";', 'export const a: import("./b").B = 1;'])(
  "a type-only import closes a circle: %s",
  (text) => {
    const files = { "lib/a.ts": text, "lib/b.tsx": 'import { a } from "./a"; export type B = number;' };
    expect(circlesIn(files)).toEqual(["lib/a.ts → lib/b.tsx → lib/a.ts"]);
  },
);

test("two folders must not import each other, however deep the files are", () => {
  const files = {
    "lib/mail/send.ts": 'import "@/lib/signing/steps/create";',
    "lib/mail/words.ts": "",
    "lib/signing/steps/create.ts": "",
    "lib/signing/remind.ts": 'import "../mail/words";',
  };
  expect(circlesIn(files)).toEqual(["lib/mail → lib/signing → lib/mail"]);
});

test("a folder and its subfolder may import each other", () => {
  const files = {
    "lib/signing/advance.ts": 'import "./steps/create";',
    "lib/signing/steps/create.ts": 'import "../lease";',
    "lib/signing/lease.ts": "",
  };
  expect(circlesIn(files)).toEqual([]);
});

test("each folder of a group is compared by itself", () => {
  const files = {
    "db/open.ts": 'import "@/lib/domain/key";',
    "lib/domain/key.ts": "",
    "lib/mail/send.ts": 'import "@/db/open";',
  };
  expect(circlesIn(files)).toEqual(["db → lib → db"]);
  expect(circlesIn(files, ["lib"])).toEqual([]);
  const worse = { ...files, "lib/domain/key.ts": 'import "@/lib/mail/send";' };
  expect(circlesIn(worse, ["lib"])).toContain("db → lib/domain → lib/mail → db");
});

test("tests and their helpers are ignored", () => {
  const files = {
    "lib/a.ts": "",
    "lib/a.test.ts": 'import "../db/b"; import "./a";',
    "lib/testing/scene.ts": 'import "../../db/b";',
    "db/b.ts": 'import "../lib/a";',
  };
  expect(circlesIn(files)).toEqual([]);
});
