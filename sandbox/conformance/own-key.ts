import "reflect-metadata";
import { createPrivateKey, sign } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { post } from "./client";
import type { NewSigning } from "./new-signing";

const algorithms = {
  rsa: {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
  "P-256": { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
} as const;

export type KeyKind = keyof typeof algorithms;
export type OwnKey = Awaited<ReturnType<typeof newOwnKey>>;

/** A key pair of the caller's own, with a certificate that it signed itself. */
export async function newOwnKey(kind: KeyKind = "P-256") {
  const signingAlgorithm = algorithms[kind];
  const keys = (await crypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=Kraft Lawrence, C=LT, 2.5.4.4=Lawrence, 2.5.4.42=Kraft, 2.5.4.5=PNOLT-50001018865",
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 86_400_000),
    ...{ signingAlgorithm, keys },
  });
  const der = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    der: Buffer.from(certificate.rawData),
    pem: Buffer.from(certificate.toString("pem")),
    privateKey: createPrivateKey({ key: der, format: "der", type: "pkcs8" }),
  };
}

/** Has the gateway prepare what the key is to sign. */
export const prepare = ({ token }: NewSigning, signerId: string, certificate: Buffer) =>
  post(`/api/signing/${token}/prepare.json`, {
    ...{ token, signer_id: signerId },
    certificate: certificate.toString("base64"),
  });

/** Signs what was prepared and gives the value to the gateway. */
export const signPrepared = (
  { token }: NewSigning,
  signerId: string,
  dtbs: unknown,
  { privateKey }: OwnKey,
) =>
  post(`/api/signing/${token}/sign.json`, {
    ...{ token, signer_id: signerId },
    signature_value: sign("sha256", Buffer.from(String(dtbs), "base64"), privateKey).toString("base64"),
  });

let usual: Promise<OwnKey> | undefined;

/** Signs as one signer, from beginning to end, by a key that is made once. */
export async function signByOwnKey(signing: NewSigning, signerId: string): Promise<void> {
  usual ??= newOwnKey();
  const key = await usual;
  const prepared = await prepare(signing, signerId, key.pem);
  const signed = await signPrepared(signing, signerId, prepared.body.dtbs, key);
  if (signed.status !== 200) throw new Error(`Not signed: ${JSON.stringify(signed.body)}`);
}
