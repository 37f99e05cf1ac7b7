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
 * Compares this start with the first one on its database: the secret and the place of the files must be the same, and
 * the clocks must agree. Otherwise the portal could not unseal the others' data, would miss their files, or would take
 * over their leases.
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
  requirePlace(recorded.filesPlace, filesPlace);
  if (recorded.filesPlace !== filesPlace) await recordPlace({ db, filesPlace });
}

/** Reads the place again, because another portal, with another data folder, may have recorded its own. */
async function recordPlace({ db, filesPlace }: Pick<Start, "db" | "filesPlace">): Promise<void> {
  await db.write(async (tx) => {
    const recorded = await findInstallation(tx);
    if (recorded) requirePlace(recorded.filesPlace, filesPlace);
    await setFilesPlace(tx, filesPlace);
  });
}

/** @throws {StartError} if the files of the database are not in this portal's place */
function requirePlace(recorded: string, filesPlace: string): void {
  const conflict = placeConflict(recorded, filesPlace);
  if (conflict) throw new StartError(conflict);
}

/** Whether the files of the database were moved to another place than this portal's. */
export async function wereFilesMoved({ db, filesPlace }: Pick<Start, "db" | "filesPlace">): Promise<boolean> {
  const recorded = await findInstallation(db.read);
  return recorded !== undefined && placeConflict(recorded.filesPlace, filesPlace) !== undefined;
}

/** @throws {StartError} if the secret is not that of the first start */
export function requireSecret(sealer: Sealer, sealedCanary: string): void {
  try {
    sealer.open(canaryPurpose, sealedCanary);
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new StartError(
      "AUTH_SECRET, or the file auth-secret where it is not set, is not the one that this database was created with.",
      { cause },
    );
  }
}

/** Each portal compares leases and expiry with its own clock. The duration of the query does not count. */
async function requireSameTime(db: Db, now: () => Date): Promise<void> {
  const before = now();
  const theirs = await findDatabaseTime(db.read);
  const after = now();
  const isWithin =
    theirs.getTime() >= before.getTime() - secondMs && theirs.getTime() <= after.getTime() + secondMs;
  if (!isWithin)
    throw new StartError(
      `The clocks of this machine (${after.toISOString()}) and of the database (${theirs.toISOString()}) differ by more than a second: set both by NTP.`,
    );
}
