import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A random text that is created at the first call and kept in a file. If two processes call at once, one creates the
 * file and both read it. The file appears with all its content, so that neither a crash nor a full disk leaves an empty
 * one behind.
 *
 * @throws the file system's error if the folder is not writable
 */
export function readOrCreateToken(file: string): string {
  mkdirSync(/*turbopackIgnore: true*/ path.dirname(file), { recursive: true });
  return read(file) ?? create(file);
}

function create(file: string): string {
  const draft = `${file}-${process.pid}`;
  try {
    writeFileSync(/*turbopackIgnore: true*/ draft, randomBytes(48).toString("base64url"), {
      mode: 0o600,
      flush: true,
    });
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(/*turbopackIgnore: true*/ file, "utf8").trim();
}

function read(file: string): string | undefined {
  try {
    return readFileSync(/*turbopackIgnore: true*/ file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
