import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Db, openDatabase } from "@/db/client";
import { whenOver } from "@/lib/base/testing/when-over";

/** An empty, migrated database, in a folder of its own unless the test names a file, gone when the test ends. */
export function openTestDatabase(given?: string): Db & { file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-db-"));
  const file = given ?? path.join(folder, "paraph.db");
  const db = openDatabase(file);
  whenOver(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  return { ...db, file };
}
