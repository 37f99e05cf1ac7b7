import { existsSync } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { StartError } from "@/lib/base/start-error";
import { withPostgresFolder } from "./with-postgres-folder";

test("the folder of PostgreSQL can be entered by its user, and is removed when the work fails", async () => {
  let [folder, mode] = ["", 0];
  const working = withPostgresFolder(1, async (created) => {
    folder = created;
    mode = (await stat(created)).mode & 0o777;
    await writeFile(path.join(created, "data"), "");
    throw new Error("Stopped.");
  });
  await expect(working).rejects.toThrow("Stopped.");
  expect(mode).toBe(0o755);
  expect(existsSync(folder)).toBe(false);
});

test("a benchmark that needs more space than the disk has is refused", async () => {
  const working = withPostgresFolder(Number.MAX_VALUE, () => expect.unreachable());
  await expect(working).rejects.toThrow(StartError);
});
