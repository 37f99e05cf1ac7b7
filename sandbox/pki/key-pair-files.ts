import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createPrivateKey, type KeyObject } from "node:crypto";
import path from "node:path";
import { createKey, type KeyKind } from "./key-kinds";
import { x509 } from "./x509";

/** A certificate and its private key. */
export type Credential = { certificate: x509.X509Certificate; privateKey: KeyObject };

/** How a stored certificate is made, and when it must be replaced. */
export type CredentialRecipe = {
  kind: KeyKind;
  now: Date;
  issue: (key: KeyObject, issuedAt: Date) => Promise<x509.X509Certificate>;
  /** Whether a stored certificate can still be used, besides its validity. */
  isCurrent?: (certificate: x509.X509Certificate) => boolean;
};

/**
 * Loads `name.pem` and `name.key` from a folder. A missing certificate, one that is not valid at `now` and one that is
 * not current are issued again, for the same key if there is one. The key is written first, readable by its owner only,
 * so that a stored certificate always has its key.
 */
export async function loadOrCreate(
  dir: string,
  name: string,
  { kind, now, issue, isCurrent = () => true }: CredentialRecipe,
): Promise<Credential> {
  const certificateFile = path.join(dir, `${name}.pem`);
  const privateKey = await loadOrCreateKey(dir, name, kind);
  if (existsSync(certificateFile)) {
    const certificate = new x509.X509Certificate(await readFile(certificateFile, "utf8"));
    const isValid = certificate.notBefore <= now && now < certificate.notAfter;
    if (isValid && isCurrent(certificate)) return { certificate, privateKey };
  }
  const certificate = await issue(privateKey, now);
  await replace(certificateFile, `${certificate.toString("pem")}\n`, 0o644);
  return { certificate, privateKey };
}

async function loadOrCreateKey(dir: string, name: string, kind: KeyKind): Promise<KeyObject> {
  const keyFile = path.join(dir, `${name}.key`);
  if (existsSync(keyFile)) return createPrivateKey(await readFile(keyFile));
  const key = await createKey(kind);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await replace(keyFile, key.export({ format: "pem", type: "pkcs8" }).toString(), 0o600);
  return key;
}

async function replace(file: string, text: string, mode: number) {
  await writeFile(`${file}.part`, text, { mode, flush: true });
  await rename(`${file}.part`, file);
}
