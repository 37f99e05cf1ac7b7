import path from "node:path";
import { readOrCreateToken } from "@/lib/base/secrets/kept-token";

type Place = { dataDir: string; databaseUrl: string | undefined; s3: { bucket: string } | undefined };

const disk = "disk";

/**
 * Where the files of a database are, in a word that every portal must agree with: a bucket, or the data folder. The data
 * folder beside PostgreSQL has an id of its own, so that a portal with another folder is told apart.
 */
export function filesPlaceOf({ dataDir, databaseUrl, s3 }: Place): string {
  if (s3) return `s3://${s3.bucket}`;
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
    const bucket = recorded.replace("s3://", "");
    return `The files of this database are in a bucket, so S3_BUCKET must be "${bucket}".`;
  }
  if (!isDisk(place))
    return "The files of this database are in a data folder: move them to S3_BUCKET first, by npm run move-files -- --to bucket.";
  return "The files of this database are in the data folder of another portal: several portals need S3_BUCKET.";
}

const isDisk = (place: string) => place === disk || place.startsWith(`${disk}:`);
