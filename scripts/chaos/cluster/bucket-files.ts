import { readdir } from "node:fs/promises";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
} from "@aws-sdk/client-s3";
import type { StoredFiles } from "../stored-files";

type Place = {
  endpoint: string;
  region: string;
  bucket: string;
  keys: { accessKeyId: string; secretAccessKey: string };
};

/**
 * Creates a bucket, and reads from it what portals store there.
 *
 * @param spools the folders of the portals' temporary files
 */
export async function createBucket(
  place: Place,
  spools: string[],
): Promise<StoredFiles & { stop(): Promise<void> }> {
  const { endpoint, region, bucket, keys } = place;
  const client = new S3Client({ endpoint, region, credentials: keys, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const keyOf = (sha256: string) => `files/${sha256}`;
  return {
    async read(sha256) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }));
        return Buffer.from((await Body?.transformToByteArray()) ?? []);
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async storedAt(sha256) {
      // In a list the time has milliseconds, and in headers it has not.
      const list = new ListObjectsV2Command({ Bucket: bucket, Prefix: keyOf(sha256) });
      return (await client.send(list)).Contents?.[0]?.LastModified?.getTime() ?? Infinity;
    },
    async countPartial() {
      const lists = await Promise.all(
        spools.map((spool) => readdir(spool, { recursive: true, withFileTypes: true })),
      );
      const isCopy = (name: string) => /^[0-9a-f]{64}-/.test(name);
      return lists
        .flat()
        .filter((entry) => entry.isFile() && !entry.name.endsWith(".lock") && !isCopy(entry.name)).length;
    },
    stop: async () => client.destroy(),
  };
}
