import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** The kinds of keys that signing schemes issue: elliptic curves by their names in OpenSSL, RSA by its length. */
export type KeyKind = "prime256v1" | "secp384r1" | "rsa-2048" | "rsa-3072" | "rsa-4096" | "rsa-6144";

const generate = promisify(generateKeyPair);

/**
 * A private key of this kind. RSA keys are fixed files, shared by all people here: a key of 6144 bits takes seconds to
 * generate, and a test authority's keys protect nothing.
 */
export async function createKey(kind: KeyKind): Promise<KeyObject> {
  if (kind === "prime256v1" || kind === "secp384r1")
    return (await generate("ec", { namedCurve: kind })).privateKey;
  return createPrivateKey(await readFile(new URL(`./test-keys/${kind}.pem`, import.meta.url)));
}
