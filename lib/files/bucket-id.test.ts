import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { readOrCreateBucketId } from "./bucket-id";
import { isS3Installed, s3TestPlace } from "./testing/s3-test-place";
import { s3TestStore } from "./testing/test-stores";

/** Creates an empty bucket. */
async function newBucket() {
  const place = { ...(await s3TestPlace()), bucket: randomUUID() };
  const client = new S3Client({ ...place, credentials: place.keys, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: place.bucket }));
  client.destroy();
  return place;
}

describe.skipIf(!isS3Installed)("the id of a bucket", () => {
  test("is the same for all portals that start at once, and for later ones", async () => {
    const [place, { store }] = [await newBucket(), await s3TestStore()];
    const ids = await Promise.all([1, 2, 3, 4].map(() => readOrCreateBucketId(place, store)));
    expect(ids[0]).toMatch(/^[\w-]{64}$/);
    expect(new Set([...ids, await readOrCreateBucketId(place, store)]).size).toBe(1);
  });

  test("differs between buckets", async () => {
    const { store } = await s3TestStore();
    const [one, other] = [await newBucket(), await newBucket()];
    expect(await readOrCreateBucketId(one, store)).not.toBe(await readOrCreateBucketId(other, store));
  });

  test("is refused in a sentence where the bucket is missing", async () => {
    const [place, { store }] = [{ ...(await s3TestPlace()), bucket: "nowhere" }, await s3TestStore()];
    await expect(readOrCreateBucketId(place, store)).rejects.toMatchObject({
      name: "SettingError",
      message: expect.stringMatching(/^S3_BUCKET is "nowhere", but there is no such bucket at http/),
    });
  });
});
