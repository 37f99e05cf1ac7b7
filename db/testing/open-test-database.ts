import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Db, openDatabase } from "@/db/client";
import { whenOver } from "@/lib/base/testing/when-over";

let template: string | undefined;

/** An empty, migrated database, in a folder of its own unless the test names a file, gone when the test ends. */
export function openTestDatabase(given?: string): Db & { file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-db-"));
  const file = given ?? path.join(folder, "paraph.db");
  if (!given) copyFileSync((template ??= migratedFile()), file);
  const db = openDatabase(file);
  whenOver(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  return { ...db, file };
}

/** Migrations take most of the time in which a database is made, so that a process runs them once and copies the file. */
function migratedFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-migrated-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "paraph.db");
  openDatabase(file).close();
  return file;
}
