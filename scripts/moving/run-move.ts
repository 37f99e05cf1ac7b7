import { type Db, openDatabase } from "@/db/client";
import { excludePortals } from "@/db/portal-lock";
import { findInstallation, setFilesPlace } from "@/db/repositories/installation";
import type { Env } from "@/lib/base/env";
import { StartError } from "@/lib/base/start-error";
import { filesPlaceOf, placeConflict } from "@/lib/files/files-place";
import { openFileStores } from "@/lib/files/open-file-stores";
import { copyMissing, moveFiles } from "./move-files";
import type { ProgressOutput } from "./progress";

export type MoveTarget = "bucket" | "folder";

type Settings = Pick<Env, "dataDir" | "databaseUrl" | "s3">;

/**
 * Copies the files of a stopped portal from its data folder to its bucket, or back. If all of them arrived, records
 * their new place. No portal can start meanwhile.
 *
 * @returns whether all files arrived
 * @throws {StartError} if a portal runs, the files are already at the target, the portal was never started, or files
 *   cannot be stored at the target
 */
export async function runMove(
  settings: Settings,
  target: MoveTarget,
  output: ProgressOutput,
): Promise<boolean> {
  const print = (line: string) => void output.write(`${line}\n`);
  if (!settings.s3) throw new StartError("S3_BUCKET is not set: it names the bucket, in both directions.");
  const db = await openDatabase(settings);
  try {
    const lock = await excludePortals(settings);
    try {
      const { from, to, place } = await openBoth(db, settings, target);
      // Only a bucket needs the spool: a folder takes files from the stream.
      const move = { db, from, to, maxBytes: target === "bucket" ? settings.s3.spoolBytes : Infinity };
      await to.documents.check();
      const { copied, present, problems } = await moveFiles(move, output);
      print(`${copied} copied, ${present} already there, ${problems.length} failed.`);
      if (problems.length === 0) problems.push(...(await copyMissing(move)));
      await lock.requireHeld();
      if (problems.length === 0) {
        await db.write((tx) => setFilesPlace(tx, place));
        // A portal of an older version, or one that lost its lock, may have stored a file until now.
        problems.push(...(await copyMissing(move)));
      }
      for (const problem of problems) print(problem);
      if (problems.length > 0) return false;
    } finally {
      await lock.release();
    }
  } finally {
    await db.close();
  }
  const source = target === "bucket" ? "folder" : "bucket";
  print(`Every row has its file in the ${target}. Those in the ${source} stay; remove them after a backup.`);
  return true;
}

/** Opens both stores. @throws {StartError} if the files are not in the store that they are to be moved from */
async function openBoth(db: Db, settings: Settings, target: MoveTarget) {
  const { dataDir, databaseUrl, s3 } = settings;
  const recorded = (await findInstallation(db.read))?.filesPlace;
  if (recorded === undefined)
    throw new StartError("Start the portal once, with its files where they are, before they are moved.");
  const folder = await openFileStores({ dataDir, s3: undefined });
  const bucket = await openFileStores({ dataDir, s3 });
  await bucket.documents.check();
  const folderPlace = await filesPlaceOf({ dataDir, databaseUrl, s3: undefined }, folder.documents);
  const bucketPlace = await filesPlaceOf({ dataDir, databaseUrl, s3 }, bucket.documents);
  const [from, to, sourcePlace, place] =
    target === "bucket"
      ? [folder, bucket, folderPlace, bucketPlace]
      : [bucket, folder, bucketPlace, folderPlace];
  if (placeConflict(recorded, place) === undefined)
    throw new StartError(`The files of this database are already in the ${target}.`);
  const conflict = placeConflict(recorded, sourcePlace);
  if (conflict) throw new StartError(conflict);
  return { from, to, place };
}
