import type { Sandbox } from "../parts/sandbox";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "withLock">;

/**
 * How long, in real time, a signing page can still poll the outcome of its session once the signing is deleted. It
 * polls twice a second.
 */
const endedSessionMs = 60_000;

/**
 * Deletes a signing with all its files, including the uploads it was created from. Waits for a signature in progress.
 *
 * @returns false when there is no such signing
 */
export function removeSigning({ store, vault, clock, withLock }: Parts, token: string): Promise<boolean> {
  return withLock(token, async () => {
    const uploads = store.signings.listFiles(token).map((file) => file.uploadToken);
    const isRemoved = store.transaction(() => {
      store.endedSessions.insertOfSigning(token, new Date(clock.now().getTime() + endedSessionMs));
      return store.signings.remove(token);
    });
    if (!isRemoved) return false;
    await vault.removeSigning(token);
    for (const upload of uploads) await removeUpload({ store, vault }, upload);
    return true;
  });
}

/** Deletes an uploaded file; signings created from it keep their copies. Returns false when there is no such upload. */
export async function removeUpload({ store, vault }: Pick<Parts, "store" | "vault">, token: string) {
  const removed = store.uploads.remove(token);
  if (removed) await vault.removeUpload(token);
  return removed;
}
