import type { Sandbox } from "../parts/sandbox";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "withLock">;

/** How long a signing page may still ask how its session ended, in real time: it asks each second. */
const farewellMs = 60_000;

/**
 * Deletes a signing with all its files, the uploads it was created from included. A signature that is being made is
 * waited for.
 *
 * @returns false when there was none
 */
export function removeSigning({ store, vault, clock, withLock }: Parts, token: string): Promise<boolean> {
  return withLock(token, async () => {
    const uploads = store.signings.listFiles(token).map((file) => file.uploadToken);
    const wasThere = store.transaction(() => {
      store.farewells.keep(token, new Date(clock.now().getTime() + farewellMs));
      return store.signings.remove(token);
    });
    if (!wasThere) return false;
    await vault.removeSigning(token);
    for (const upload of uploads) await removeUpload({ store, vault }, upload);
    return true;
  });
}

/** Deletes an uploaded file; signings that were created from it keep their copy. False when there was none. */
export async function removeUpload({ store, vault }: Pick<Parts, "store" | "vault">, token: string) {
  const removed = store.uploads.remove(token);
  if (removed) await vault.removeUpload(token);
  return removed;
}
