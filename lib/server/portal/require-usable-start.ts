import type { Db } from "@/db/client";
import {
  findDatabaseTime,
  findInstallation,
  insertInstallation,
  setFilesPlace,
} from "@/db/repositories/installation";
import { SealError, type Sealer } from "@/lib/base/secrets/seal";
import { StartError } from "@/lib/base/start-error";
import { secondMs } from "@/lib/domain/time/durations";
import { placeConflict } from "@/lib/files/files-place";

type Start = { db: Db; sealer: Sealer; filesPlace: string; now: () => Date };

const canaryPurpose = "installation.canary";

/**
 * Compares this start with the first one on its database: the same secret, the same place of files, and clocks that
 * agree. A portal that differs would read nothing of what the others sealed, miss their files, or take their leases.
 *
 * @throws {StartError} with what differs, in one sentence
 */
export async function requireUsableStart({ db, sealer, filesPlace, now }: Start): Promise<void> {
  await requireSameTime(db, now);
  const sealedCanary = sealer.seal(canaryPurpose, "canary");
  if (!(await findInstallation(db.read)))
    await db.write((tx) => insertInstallation(tx, { sealedCanary, filesPlace }));
  const recorded = await findInstallation(db.read);
  if (!recorded) throw new Error("The installation was not recorded.");
  requireSecret(sealer, recorded.sealedCanary);
  const conflict = placeConflict(recorded.filesPlace, filesPlace);
  if (conflict) throw new StartError(conflict);
  if (recorded.filesPlace !== filesPlace) await db.write((tx) => setFilesPlace(tx, filesPlace));
}

/** @throws {StartError} if the secret is another one than that of the first start */
export function requireSecret(sealer: Sealer, sealedCanary: string): void {
  try {
    sealer.open(canaryPurpose, sealedCanary);
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new StartError("AUTH_SECRET is not the one that this database was created with.", { cause });
  }
}

/** Leases and expiry are compared by the clock of each portal. The time that the question takes is not counted. */
async function requireSameTime(db: Db, now: () => Date): Promise<void> {
  const asked = now();
  const theirs = await findDatabaseTime(db.read);
  const answered = now();
  const isWithin =
    theirs.getTime() >= asked.getTime() - secondMs && theirs.getTime() <= answered.getTime() + secondMs;
  if (!isWithin)
    throw new StartError(
      `The clocks of this machine (${answered.toISOString()}) and of the database (${theirs.toISOString()}) differ by more than a second: set both by NTP.`,
    );
}
