import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { requireWritableFolder } from "./data-folder";

const parent = mkdtempSync(path.join(tmpdir(), "paraph-data-"));
afterAll(() => rmSync(parent, { recursive: true }));

test("a missing folder is created, and the write probe leaves nothing in it", async () => {
  const folder = path.join(parent, "deep", "down");
  await requireWritableFolder("DATA_DIR", folder);
  expect(readdirSync(folder)).toEqual([]);
});

test("a file in the folder's place is named as the reason", async () => {
  const file = path.join(parent, "file");
  writeFileSync(file, "");
  await expect(requireWritableFolder("DATA_DIR", file)).rejects.toThrow(
    `The data folder ${file} cannot be written: a file has its name. Set DATA_DIR to another folder.`,
  );
});

test("a file in the middle of the path is named as the reason", async () => {
  await expect(requireWritableFolder("SANDBOX_DATA_DIR", "/dev/null/x")).rejects.toThrow(
    "The data folder /dev/null/x cannot be written: part of its path is a file. Set SANDBOX_DATA_DIR to another folder.",
  );
});
