import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isInstalled, nodeVersionProblem } from "./install.mjs";

const sqlite = { integrity: "sha512-a" };
const otherPlatform = { integrity: "sha512-b", optional: true, os: ["win32"] };

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "paraph-install-"));
  mkdirSync(path.join(root, "node_modules", "better-sqlite3"), { recursive: true });
  writeNativeModule("module.exports = class {};");
  writeLock("package-lock.json", {
    "": {},
    "node_modules/better-sqlite3": sqlite,
    "node_modules/win": otherPlatform,
  });
  writeLock("node_modules/.package-lock.json", { "node_modules/better-sqlite3": sqlite });
});

afterEach(() => rmSync(root, { recursive: true }));

const writeLock = (file: string, packages: Record<string, object>) =>
  writeFileSync(path.join(root, file), JSON.stringify({ packages }));
const writeNativeModule = (source: string) =>
  writeFileSync(path.join(root, "node_modules", "better-sqlite3", "index.js"), source);

test("an installation by npm from the same lock file is accepted", () => {
  expect(isInstalled(root)).toBe(true);
});

test("a project without node_modules is not installed", () => {
  rmSync(path.join(root, "node_modules"), { recursive: true });
  expect(isInstalled(root)).toBe(false);
});

test("a lock file with another version of a package requires an installation", () => {
  writeLock("package-lock.json", { "": {}, "node_modules/better-sqlite3": { integrity: "sha512-c" } });
  expect(isInstalled(root)).toBe(false);
});

test("a lock file with an additional package requires an installation", () => {
  writeLock("package-lock.json", {
    "node_modules/better-sqlite3": sqlite,
    "node_modules/zod": { integrity: "sha512-d" },
  });
  expect(isInstalled(root)).toBe(false);
});

test("an accepted installation is no longer accepted after the lock file changed", () => {
  expect(isInstalled(root)).toBe(true);
  writeLock("package-lock.json", { "node_modules/better-sqlite3": { integrity: "sha512-c" } });
  expect(isInstalled(root)).toBe(false);
});

test("an installation that npm then updated is accepted again", () => {
  expect(isInstalled(root)).toBe(true);
  const newer = { "node_modules/better-sqlite3": { integrity: "sha512-c" } };
  writeLock("package-lock.json", newer);
  writeLock("node_modules/.package-lock.json", newer);
  expect(isInstalled(root)).toBe(true);
});

test("modules compiled for another version of Node require an installation", () => {
  writeNativeModule(`throw new Error("was compiled against a different Node.js version");`);
  expect(isInstalled(root)).toBe(false);
});

test("an outdated version of Node is refused with a message", () => {
  expect(nodeVersionProblem("18.19.1")).toBe("Paraph needs Node 20.9 or newer; this is Node 18.19.1.");
  expect(nodeVersionProblem("20.8.0")).toBeDefined();
  expect(nodeVersionProblem("20.9.0")).toBeUndefined();
  expect(nodeVersionProblem("22.0.0")).toBeUndefined();
});
