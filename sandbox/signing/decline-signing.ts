import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";
import { errorCode } from "../domain/error-code";
import { isWaiting } from "./is-waiting";

type Parts = Pick<Sandbox, "store" | "clock" | "withLock">;

/**
 * Ends a signing because one of its signers will not sign: nobody can sign it any more, and sessions that wait for
 * somebody's confirmation are cancelled. The gateway's document names no postback for that, so none is sent.
 *
 * @returns false when there is nothing to decline: this signer has signed or declined, or somebody else has
 */
export function declineSigning({ store, clock, withLock }: Parts, signer: Signer): Promise<boolean> {
  const { signingToken, id } = signer;
  return withLock(signingToken, async () => {
    if (!isWaiting({ store }, signer)) return false;
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
