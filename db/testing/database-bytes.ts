import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { engine } from "../dialect/engine";
import type { TestDatabase } from "./open-test-database";

/** All bytes that a database has stored, to search them for data that must not be readable. */
export async function databaseBytes({ file, url }: Pick<TestDatabase, "file" | "url">): Promise<Buffer> {
  if (engine === "postgres") return execFileSync("pg_dump", ["--data-only", url]);
  return Buffer.concat(await Promise.all([file, `${file}-wal`].map((name) => readFile(name))));
}
