import { sha256Hex } from "../cms/sha256";
import { completedPostback, fileSource, signedPostback } from "../postbacks/postback-body";
import type { Sandbox } from "../parts/sandbox";
import type { Signature } from "../store/signatures";
import type { Signing } from "../store/signings";

type Parts = Pick<Sandbox, "store" | "vault" | "postbacks" | "origin" | "authority">;

/**
 * Stores a signed file and records, in one transaction, the signature, the completion if it was the last, and the
 * postbacks.
 *
 * @param signed the file with this signature
 * @param extraWrites more writes in the same transaction
 */
export async function recordSignature(
  parts: Parts,
  signing: Signing,
  details: Omit<Signature, "fileDigest" | "signingToken">,
  signed: Buffer,
  extraWrites: () => void = () => undefined,
): Promise<void> {
  const { store, vault, postbacks } = parts;
  await vault.saveVersion(signing.token, details.version, signed);
  const signature = { ...details, signingToken: signing.token, fileDigest: sha256Hex(signed) };
  store.transaction(() => {
    store.signatures.insert(signature);
    extraWrites();
    if (signature.signerId !== null)
      postbacks.enqueue(signing, signedPostback(fileSource(parts), signing, signature));
    completeIfAllSigned(parts, signing);
  });
  postbacks.wake();
}

/**
 * Completes a pending signing that has a signature and no signer left to sign. Runs inside the caller's transaction.
 */
export function completeIfAllSigned(parts: Omit<Parts, "vault">, signing: Signing): void {
  const { store, postbacks } = parts;
  const signatures = store.signatures.list(signing.token);
  const last = signatures.at(-1);
  const isWaiting = store.signers
    .list(signing.token)
    .some(({ id }) => !signatures.some(({ signerId }) => signerId === id));
  if (signing.status !== "pending" || isWaiting || !last) return;
  store.signings.setStatus(signing.token, "completed");
  postbacks.enqueue(signing, completedPostback(fileSource(parts), signing, last.fileDigest));
}
