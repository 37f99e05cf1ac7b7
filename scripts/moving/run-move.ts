import { openDatabase } from "@/db/client";
import { findInstallation, setFilesPlace } from "@/db/repositories/installation";
import type { Env } from "@/lib/base/env";
import { StartError } from "@/lib/base/start-error";
import { filesPlaceOf, placeConflict } from "@/lib/files/files-place";
import { openFileStores } from "@/lib/files/open-file-stores";
import { findMissing, moveFiles } from "./move-files";
import { progressPrinter } from "./progress-line";

export type MoveTarget = "bucket" | "folder";

type Print = (line: string) => void;

/**
 * Copies the files of a portal that is stopped from its data folder to its bucket, or back, and records where they are
 * from then on if all of them arrived.
 *
 * @returns whether they did
 * @throws {StartError} if they are at the target already, or the portal was never started; {SettingError} if files cannot be stored there
 */
export async function runMove(
  { dataDir, databaseUrl, s3 }: Pick<Env, "dataDir" | "databaseUrl" | "s3">,
  target: MoveTarget,
  print: Print,
): Promise<boolean> {
  if (!s3) throw new StartError("S3_BUCKET is not set: it names the bucket, in both directions.");
  const source = target === "bucket" ? "folder" : "bucket";
  const db = await openDatabase({ dataDir, databaseUrl });
  try {
    const recorded = (await findInstallation(db.read))?.filesPlace;
    if (recorded === undefined)
      throw new StartError("Start the portal once, with its files where they are, before they are moved.");
    const stores = {
      folder: await openFileStores({ dataDir, s3: undefined }),
      bucket: await openFileStores({ dataDir, s3 }),
    };
    await stores.bucket.documents.check();
    const places = {
      folder: await filesPlaceOf({ dataDir, databaseUrl, s3: undefined }, stores.folder.documents),
      bucket: await filesPlaceOf({ dataDir, databaseUrl, s3 }, stores.bucket.documents),
    };
    if (placeConflict(recorded, places[target]) === undefined)
      throw new StartError(`The files of this database are in the ${target} already.`);
    const conflict = placeConflict(recorded, places[source]);
    if (conflict) throw new StartError(conflict);
    const to = stores[target];
    await to.documents.check();
    const progress = progressPrinter(print);
    const { copied, present, problems } = await moveFiles({ db, from: stores[source], to }, progress);
    print(`${copied} copied, ${present} there already, ${problems.length} missing or damaged.`);
    const missing = problems.length > 0 ? [] : await findMissing({ db, to });
    for (const problem of [...problems, ...missing]) print(problem);
    if (problems.length + missing.length > 0) return false;
    await db.write((tx) => setFilesPlace(tx, places[target]));
    print(
      `Every row has its file in the ${target}. Those in the ${source} stay; remove them after a backup.`,
    );
    return true;
  } finally {
    await db.close();
  }
}
