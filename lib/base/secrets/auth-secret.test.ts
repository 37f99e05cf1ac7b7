import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { readOrCreateAuthSecret } from "./auth-secret";

test("the secret is created once, readable by its owner only, and then reused", async () => {
  const folder = path.join(await temporaryFolder(), "data");
  const secret = readOrCreateAuthSecret(folder);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(readOrCreateAuthSecret(folder)).toBe(secret);
  expect(await readdir(folder)).toEqual(["auth-secret"]);
  const file = path.join(folder, "auth-secret");
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await readFile(file, "utf8")).toBe(secret);
});

test("an empty or short file is rejected as a secret", async () => {
  for (const content of ["", "short\n"]) {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, "auth-secret"), content);
    expect(() => readOrCreateAuthSecret(folder)).toThrow("must hold at least 32 characters");
  }
});
