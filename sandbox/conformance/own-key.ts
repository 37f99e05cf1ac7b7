import { ownKeys, signatureValue, type OwnKeys } from "../testing/own-keys";
import { post } from "./client";
import type { NewSigning } from "./new-signing";

/** Calls `prepare` with a certificate as PEM text or DER. */
export const prepare = ({ token }: NewSigning, signerId: string, certificate: string | Uint8Array) =>
  post(`/api/signing/${token}/prepare.json`, {
    ...{ token, signer_id: signerId },
    certificate: Buffer.from(certificate).toString("base64"),
  });

/** Signs the prepared `dtbs` and calls `sign` with the value. */
export const signPrepared = (
  { token }: NewSigning,
  signerId: string,
  dtbs: unknown,
  { privateKey }: OwnKeys,
) =>
  post(`/api/signing/${token}/sign.json`, {
    ...{ token, signer_id: signerId },
    signature_value: signatureValue(dtbs, privateKey),
  });

let sharedKeys: Promise<OwnKeys> | undefined;

/** Prepares and signs as one signer, with a key shared by all checks of a file. */
export async function signByOwnKey(signing: NewSigning, signerId: string): Promise<void> {
  sharedKeys ??= ownKeys("P-256");
  const key = await sharedKeys;
  const prepared = await prepare(signing, signerId, key.pem);
  const signed = await signPrepared(signing, signerId, prepared.body.dtbs, key);
  if (signed.status !== 200) throw new Error(`Not signed: ${JSON.stringify(signed.body)}`);
}
