import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The secret behind sessions and sealing, created at the first start and kept in the data folder. If two processes
 * start at once, one creates the file and both read it. The file appears with all its content, so that neither a crash
 * nor a full disk leaves an empty secret behind.
 *
 * @returns at least 32 characters
 * @throws the file system's error if the folder is not writable; an Error if the secret is too short
 */
export function readOrCreateAuthSecret(dataDir: string): string {
  const file = path.join(/*turbopackIgnore: true*/ dataDir, "auth-secret");
  mkdirSync(/*turbopackIgnore: true*/ dataDir, { recursive: true });
  const secret = read(file) ?? create(file);
  if (secret.length < 32) throw new Error(`${file} must hold at least 32 characters.`);
  return secret;
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
