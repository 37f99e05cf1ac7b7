import { isObjectStoreInstalled } from "@/testing/servers/installed";
import { type ObjectStoreServer, startObjectStoreServer } from "@/testing/servers/object-store-server";

/** If it is false, tests with an S3-compatible store are skipped. */
export const isS3Installed = isObjectStoreInstalled();

let server: Promise<ObjectStoreServer> | undefined;

/** The bucket of an S3-compatible store, which is started once for each process of tests and ends with it. */
export async function s3TestPlace() {
  const { settings } = await (server ??= startObjectStoreServer());
  return {
    ...{ endpoint: settings.S3_ENDPOINT, region: settings.S3_REGION, bucket: settings.S3_BUCKET },
    keys: { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY },
  };
}
