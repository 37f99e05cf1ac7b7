import { createPrivateKey, type KeyObject } from "node:crypto";
import { x509 } from "@/sandbox/pki/x509";

export type ListSigner = { key: KeyObject; certificate: Buffer };

/** Generates an RSA key that signs lists, with its certificate (DER). */
export async function makeListSigner(name = "Scheme operator"): Promise<ListSigner> {
  const signingAlgorithm = {
    ...{ name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048 },
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = (await crypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...{ serialNumber: "01", name: `C=EE, CN=${name}`, keys, signingAlgorithm },
    notBefore: new Date("2026-01-01T00:00:00Z"),
    notAfter: new Date("2031-01-01T00:00:00Z"),
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    key: createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }),
    certificate: Buffer.from(certificate.rawData),
  };
}
