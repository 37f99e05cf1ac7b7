import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createPrivateKey, type KeyObject } from "node:crypto";
import path from "node:path";
import { x509 } from "./x509";

/** A certificate and its private key. */
export type Credential = { certificate: x509.X509Certificate; privateKey: KeyObject };

/** A new certificate and its private key, not yet stored. */
export type NewCredential = { certificate: x509.X509Certificate; privateKey: CryptoKey };

/**
 * Loads `name.pem` and `name.key` from a folder, or creates and stores them if they are missing or the certificate is
 * not valid at `now`. The key is written first, readable by its owner only, so that a stored certificate always has its
 * key.
 */
export async function loadOrCreate(
  dir: string,
  name: string,
  now: Date,
  make: (issuedAt: Date) => Promise<NewCredential>,
): Promise<Credential> {
  const certificateFile = path.join(dir, `${name}.pem`);
  const keyFile = path.join(dir, `${name}.key`);
  if (existsSync(certificateFile)) {
    const certificate = new x509.X509Certificate(await readFile(certificateFile, "utf8"));
    if (certificate.notBefore <= now && now < certificate.notAfter) {
      return { certificate, privateKey: createPrivateKey(await readFile(keyFile)) };
    }
  }
  const { certificate, privateKey } = await make(now);
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", privateKey));
  const key = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await replace(keyFile, key.export({ format: "pem", type: "pkcs8" }).toString(), 0o600);
  await replace(certificateFile, `${certificate.toString("pem")}\n`, 0o644);
  return { certificate, privateKey: key };
}

async function replace(file: string, text: string, mode: number) {
  await writeFile(`${file}.part`, text, { mode, flush: true });
  await rename(`${file}.part`, file);
}
