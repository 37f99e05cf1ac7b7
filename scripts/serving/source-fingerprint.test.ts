import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isBuiltFrom } from "./build-if-stale";
import { fingerprintSources } from "./source-fingerprint";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "paraph-sources-"));
  write("app/page.tsx", "one");
  write("package-lock.json", "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: string) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

function changesWith(file: string): boolean {
  const before = fingerprintSources(root);
  write(file, "two");
  return fingerprintSources(root) !== before;
}

test.each([
  "app/page.tsx",
  "lib/domain/new.ts",
  "public/logo.svg",
  "package-lock.json",
  "next.config.mjs",
  "proxy.ts",
])("a change in %s requires a build", (file) => expect(changesWith(file)).toBe(true));

test.each([
  "app/page.test.ts",
  "db/testing/database.ts",
  "e2e/sign.spec.ts",
  "vitest.config.ts",
  "README.md",
  ".env",
])("a change in %s requires no build", (file) => expect(changesWith(file)).toBe(false));

test("a moved file requires a build", () => {
  const before = fingerprintSources(root);
  rmSync(path.join(root, "app/page.tsx"));
  write("app/other.tsx", "one");
  expect(fingerprintSources(root)).not.toBe(before);
});

test("a build counts only if it is finished and was made from these sources", () => {
  expect(isBuiltFrom("abc", root)).toBe(false);
  write(".next/paraph-sources", "abc");
  expect(isBuiltFrom("abc", root)).toBe(false);
  write(".next/BUILD_ID", "1");
  expect(isBuiltFrom("abc", root)).toBe(true);
  expect(isBuiltFrom("abd", root)).toBe(false);
});
