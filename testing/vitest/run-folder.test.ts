import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { createRunFolder, removeAbandonedRunFolders } from "./run-folder";
import setup from "./temporary-folder";

test("all projects of a run share one folder", () => {
  const folder = tmpdir();
  setup();
  expect(tmpdir()).toBe(folder);
  expect(path.basename(folder)).toMatch(/^paraph-test-run-/);
  expect(readdirSync(folder).filter((name) => name.startsWith("paraph-test-run-"))).toEqual([]);
});

test("a run keeps the folder of a run that has not ended, and removes that of one that was killed", async () => {
  const root = await temporaryFolder();
  const running = createRunFolder(root);
  onTestEnd(running.remove);
  const killed = path.join(root, "paraph-test-run-killed");
  await mkdir(killed);
  writeFileSync(path.join(killed, "run.lock"), "");
  writeFileSync(path.join(killed, "left.pdf"), "");
  const other = path.join(root, "paraph-other");
  await mkdir(other);
  removeAbandonedRunFolders(root);
  expect([running.path, killed, other].map((folder) => existsSync(folder))).toEqual([true, false, true]);
});

test("a run removes its own folder", async () => {
  const root = await temporaryFolder();
  createRunFolder(root).remove();
  expect(readdirSync(root)).toEqual([]);
});

test("a folder that cannot be removed does not fail the run, nor the next one", async () => {
  const root = await temporaryFolder();
  const { path: folder, remove } = createRunFolder(root);
  // Put together, their path is longer than the system takes.
  const chain = (name: string) => path.join(name, ...Array<string>(10).fill("x".repeat(220)));
  await mkdir(path.join(folder, chain("deep")), { recursive: true });
  await mkdir(path.join(root, chain("deeper")), { recursive: true });
  const joined = path.join(folder, chain("deep"), "deeper");
  await rename(path.join(root, "deeper"), joined);
  onTestEnd(() => rename(joined, path.join(root, "deeper")));
  remove();
  removeAbandonedRunFolders(root);
  expect(existsSync(folder)).toBe(true);
});
