import path from "node:path";
import { readOrCreateToken } from "./kept-token";

/**
 * The secret behind sessions and sealing, created at the first start and kept in the data folder.
 *
 * @returns at least 32 characters
 * @throws the file system's error if the folder is not writable; an Error if the secret is too short
 */
export function readOrCreateAuthSecret(dataDir: string): string {
  const file = path.join(/*turbopackIgnore: true*/ dataDir, "auth-secret");
  const secret = readOrCreateToken(file);
  if (secret.length < 32) throw new Error(`${file} must hold at least 32 characters.`);
  return secret;
}
