import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";
import { errorCode } from "../domain/error-code";
import { canSign } from "./can-sign";

type Parts = Pick<Sandbox, "store" | "clock" | "withLock">;

/**
 * Declines a signing: nobody can sign it any more, and sessions waiting for a confirmation are cancelled. The vendor
 * documents no postback for this, so none is sent (docs/gateway.md#postbacks).
 *
 * @returns false when this signer has signed, or the signing is no longer pending
 */
export function declineSigning({ store, clock, withLock }: Parts, signer: Signer): Promise<boolean> {
  const { signingToken, id } = signer;
  return withLock(signingToken, async () => {
    if (!canSign({ store }, signer)) return false;
    store.transaction(() => {
      for (const other of store.signers.list(signingToken)) {
        const session = store.sessions.findOpen(signingToken, other.id);
        if (session) store.sessions.cancel(session.id, errorCode.cancelled);
        store.prepared.remove(signingToken, other.id);
      }
      store.signers.decline(signingToken, id, clock.now());
      store.signings.setStatus(signingToken, "declined");
    });
    return true;
  });
}
