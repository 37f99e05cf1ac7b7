import { createPrivateKey, sign, type KeyObject } from "node:crypto";
import { dayMs, minuteMs } from "../base/clock";
import { x509 } from "../pki/x509";

const algorithms = {
  rsa: {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
  "P-256": { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  "P-384": { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
} as const;

export type KeyKind = keyof typeof algorithms;
export type OwnKeys = { pem: string; der: Buffer; privateKey: KeyObject };

/** Creates a caller's own key pair with a self-signed certificate, valid for a day. */
export async function ownKeys(kind: KeyKind, validTo = new Date(Date.now() + dayMs)): Promise<OwnKeys> {
  const signingAlgorithm = algorithms[kind];
  const keys = (await crypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: "CN=Kraft Lawrence, C=LT, 2.5.4.4=Lawrence, 2.5.4.42=Kraft, 2.5.4.5=PNOLT-50001018865",
    notBefore: new Date(validTo.getTime() - dayMs - minuteMs),
    notAfter: validTo,
    signingAlgorithm,
    keys,
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    pem: certificate.toString("pem"),
    der: Buffer.from(certificate.rawData),
    privateKey: createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }),
  };
}

/** The signature over the `dtbs` that `prepare` returned, in base64. */
export const signatureValue = (
  dtbs: unknown,
  key: KeyObject,
  dsaEncoding: "der" | "ieee-p1363" = "der",
): string => sign("sha256", Buffer.from(String(dtbs), "base64"), { key, dsaEncoding }).toString("base64");
