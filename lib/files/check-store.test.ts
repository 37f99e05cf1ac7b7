import { randomUUID } from "node:crypto";
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { isS3Installed, s3TestPlace } from "./testing/s3-test-place";
import { s3TestStore } from "./testing/test-stores";

const none = { firstDelayMs: 1, maxDelayMs: 1, totalMs: 0 };

describe.skipIf(!isS3Installed)("files in an S3-compatible store", () => {
  test.each([
    [{ bucket: "nowhere" }, /^S3_BUCKET is "nowhere", but there is no such bucket at http/],
    [{ keys: { accessKeyId: "another", secretAccessKey: "x" } }, /^S3_ACCESS_KEY_ID and .* not accepted by/],
    [{ keys: { accessKeyId: "paraph", secretAccessKey: "x" } }, /^S3_ACCESS_KEY_ID and .* not accepted by/],
    [
      { endpoint: "http://127.0.0.1:1" },
      /^S3_ENDPOINT is "http:\/\/127.0.0.1:1", but no store answers there: .*ECONNREFUSED/,
    ],
  ])(
    "are refused at the start of a portal with %j, in a sentence that names the setting",
    async (wrong, sentence) => {
      const { store } = await s3TestStore({
        startPatience: none,
        through: (place) => ({ ...place, ...wrong }),
      });
      await expect(store.check()).rejects.toMatchObject({
        name: "SettingError",
        message: expect.stringMatching(sentence),
      });
    },
  );

  test.each(["PutObject", "GetObject", "DeleteObject"])(
    "are refused at the start of a portal that has no permission for s3:%s",
    async (action) => {
      const bucket = await bucketWithout(action);
      const through = <Place>(place: Place) => ({ ...place, bucket });
      const { store } = await s3TestStore({ startPatience: none, through });
      await expect(store.check()).rejects.toThrow(
        `S3_BUCKET is "${bucket}", but the portal may not store, read, list and delete files in it.`,
      );
    },
  );
});

/** Creates a bucket that denies this action to everyone. */
async function bucketWithout(action: string): Promise<string> {
  const Bucket = randomUUID();
  const { keys: credentials, ...place } = await s3TestPlace();
  const client = new S3Client({ ...place, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket }));
  const Resource = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
  const Statement = [{ Effect: "Deny", Principal: "*", Action: `s3:${action}`, Resource }];
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
  await client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  client.destroy();
  return Bucket;
}
