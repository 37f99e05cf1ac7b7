import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A disk of one megabyte for this test; undefined if this process may not mount one. */
export function smallDisk(): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-disk-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync("umount", ["--lazy", folder])); // runs before the removal: last registered, first run
  return folder;
}
