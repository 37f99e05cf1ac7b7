import { sha256Hex } from "../cms/sha256";
import { completedPostback, signedPostback } from "../postbacks/postback-body";
import type { Sandbox } from "../parts/sandbox";
import type { Signature } from "../store/signatures";
import type { Signing } from "../store/signings";

type Parts = Pick<Sandbox, "store" | "vault" | "postbacks" | "origin">;

/**
 * Keeps a signed file and records all that follows from it at once: the signature, perhaps the completion, and the
 * postbacks about both.
 *
 * @param signed the file as of this signature
 * @param alongside further writes of the same transaction
 */
export async function recordSignature(
  parts: Parts,
  signing: Signing,
  made: Omit<Signature, "fileDigest" | "signingToken">,
  signed: Buffer,
  alongside: () => void = () => undefined,
): Promise<void> {
  const { store, vault, postbacks } = parts;
  await vault.saveVersion(signing.token, made.version, signed);
  const signature = { ...made, signingToken: signing.token, fileDigest: sha256Hex(signed) };
  store.transaction(() => {
    store.signatures.insert(signature);
    alongside();
    if (signature.signerId !== null)
      postbacks.enqueue(signing, signedPostback(parts.origin(), signing, signature));
    completeIfAllSigned(parts, signing);
  });
  postbacks.wake();
}

/**
 * Completes a signing once nobody is left to sign it: everybody named has signed, or nobody is named and it is sealed.
 * Runs inside the caller's transaction.
 */
export function completeIfAllSigned({ store, postbacks, origin }: Parts, signing: Signing): void {
  const signatures = store.signatures.list(signing.token);
  const last = signatures.at(-1);
  const isWaiting = store.signers
    .list(signing.token)
    .some(({ id }) => !signatures.some(({ signerId }) => signerId === id));
  if (signing.status !== "pending" || isWaiting || !last) return;
  store.signings.setStatus(signing.token, "completed");
  postbacks.enqueue(signing, completedPostback(origin(), signing, last.fileDigest));
}
