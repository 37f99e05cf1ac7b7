import { dayMs } from "../base/clock";
import { sha256Hex } from "../cms/digest";
import { levelPlan } from "../domain/signature-level";
import {
  archiveFailedPostback,
  completedPostback,
  fileSource,
  signedPostback,
} from "../postbacks/postback-body";
import type { Sandbox } from "../parts/sandbox";
import type { Signature } from "../store/signatures";
import type { Signing } from "../store/signings";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "postbacks" | "origin" | "authority">;

/** How long after the last signature a file is archived by itself (docs/gateway.md#what-a-signed-file-looks-like). */
const gracePeriodMs = dayMs;

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
 * Completes a pending signing that has a signature and no signer left to sign. Runs inside the caller's transaction. A
 * signature that should have evidence and lacks it is reported after the completion.
 */
export function completeIfAllSigned(parts: Omit<Parts, "vault">, signing: Signing): void {
  const { store, clock, postbacks } = parts;
  const signatures = store.signatures.list(signing.token);
  const last = signatures.at(-1);
  const isWaiting = store.signers
    .list(signing.token)
    .some(({ id }) => !signatures.some(({ signerId }) => signerId === id));
  if (signing.status !== "pending" || isWaiting || !last) return;
  store.signings.setStatus(signing.token, "completed");
  if (levelPlan(signing).isArchived) store.signings.setArchiveAt(signing.token, clock.after(gracePeriodMs));
  postbacks.enqueue(signing, completedPostback(fileSource(parts), signing, last.fileDigest));
  if (signatures.some(({ lacksEvidence }) => lacksEvidence))
    postbacks.enqueue(signing, archiveFailedPostback(signing));
}
