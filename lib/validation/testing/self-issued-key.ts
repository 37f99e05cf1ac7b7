import { createPrivateKey, type KeyObject } from "node:crypto";
import { x509 } from "@/sandbox/pki/x509";
import { hourMs } from "@/lib/domain/time/durations";

const hash = "SHA-256";
const rsa = (modulusLength: number) => ({
  ...{ name: "RSASSA-PKCS1-v1_5", hash, modulusLength },
  publicExponent: new Uint8Array([1, 0, 1]),
});
const algorithms = {
  "P-256": { name: "ECDSA", hash, namedCurve: "P-256" },
  "RSA-2048": rsa(2048),
  "RSA-1024": rsa(1024),
};

export type KeyKind = keyof typeof algorithms;
type KeyToMake = { kind: KeyKind; subject: string; signedAt: Date };
export type SelfIssuedKey = { key: KeyObject; certificate: Buffer };

/** Generates a key with a self-issued certificate (DER), valid from an hour before to an hour after `signedAt`. */
export async function selfIssuedKey({ kind, subject, signedAt }: KeyToMake): Promise<SelfIssuedKey> {
  const signingAlgorithm = algorithms[kind];
  const keys = (await crypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...{ serialNumber: "01", name: subject, keys, signingAlgorithm },
    notBefore: new Date(signedAt.getTime() - hourMs),
    notAfter: new Date(signedAt.getTime() + hourMs),
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    key: createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }),
    certificate: Buffer.from(certificate.rawData),
  };
}
