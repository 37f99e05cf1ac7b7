import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Db } from "@/db/client";
import { openSqlite } from "@/db/engines/sqlite";
import { onTestEnd } from "@/lib/base/testing/on-test-end";

let template: string | undefined;

/** Opens an empty, migrated database in its own folder, or an existing file; closed when the test ends. */
export function openTestDatabase(existingFile?: string): Db & { file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-db-"));
  const file = existingFile ?? path.join(folder, "paraph.db");
  if (!existingFile) copyFileSync((template ??= migratedFile()), file);
  const db = openSqlite(file);
  onTestEnd(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });
  return { ...db, file };
}

/** Migrating takes most of the time of creating a database, so each process migrates one file and copies it. */
function migratedFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-migrated-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "paraph.db");
  void openSqlite(file).close();
  return file;
}
