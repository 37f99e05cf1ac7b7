import path from "node:path";
import type { Env } from "@/lib/base/env";
import { readOrCreateToken } from "@/lib/base/secrets/kept-token";
import type { FileStore } from "./file-store";

type Place = Pick<Env, "dataDir" | "databaseUrl" | "s3">;

const disk = "disk";

/**
 * Identifies the place of a database's files, which must be the same for every portal: a bucket, or the data folder.
 * The bucket's id, or that of the data folder of a PostgreSQL database, distinguishes it from others of the same name.
 *
 * @param store the store in the bucket, after its check
 * @throws {SettingError} if the bucket cannot be used
 */
export async function filesPlaceOf(
  { dataDir, databaseUrl, s3 }: Place,
  store: Pick<FileStore, "withTemporaryFile">,
): Promise<string> {
  if (s3) {
    const { readOrCreateBucketId } = await import("./bucket-id"); // a portal without a bucket never loads the SDK
    return `s3://${s3.bucket}#${await readOrCreateBucketId(s3, store)}`;
  }
  if (!databaseUrl) return disk;
  return `${disk}:${readOrCreateToken(path.join(/*turbopackIgnore: true*/ dataDir, "files-id"))}`;
}

/**
 * Why a portal whose files are at `place` cannot use a database whose files are at `recorded`; undefined if it can. A
 * data folder is the same one when its database was moved to PostgreSQL or back.
 */
export function placeConflict(recorded: string, place: string): string | undefined {
  if (recorded === place || (isDisk(recorded) && isDisk(place) && [recorded, place].includes(disk)))
    return undefined;
  if (!isDisk(recorded)) {
    const bucket = bucketOf(recorded);
    if (!isDisk(place) && bucketOf(place) === bucket)
      return `The files of this database are in a bucket "${bucket}" of another store than the one that S3_ENDPOINT names.`;
    return `The files of this database are in a bucket, so S3_BUCKET must be "${bucket}".`;
  }
  if (!isDisk(place))
    return "The files of this database are in a data folder: move them to S3_BUCKET first, with npm run move-files -- --to bucket.";
  return "The files of this database are in the data folder of another portal: several portals need S3_BUCKET.";
}

const isDisk = (place: string) => place === disk || place.startsWith(`${disk}:`);

const bucketOf = (place: string) => place.replace(/^s3:\/\/|#.*$/g, "");
