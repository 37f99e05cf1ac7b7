import { randomUUID } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { Patience } from "@/lib/base/back-off";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { createDiskFileStore } from "../disk-file-store";
import type { FileStore } from "../file-store";
import { createS3FileStore } from "../s3-file-store";
import type { S3Place } from "../s3-objects";
import { openSpool } from "../spool";
import { filesIn } from "./files-in";
import { isS3Installed, s3TestPlace } from "./s3-test-place";
import { temporaryFolder } from "./temporary-folder";

/** An empty store, with access to its content that does not go through the store. */
export type TestStore = {
  store: FileStore;
  /** The folder of its temporary files, and of its stored files if it is on disk. */
  folder: string;
  /** The hashes of all stored files. */
  listStored(): Promise<string[]>;
  /** The temporary files, without copies of stored ones. */
  listTemporary(): Promise<string[]>;
};

/** Each kind of store, and whether it can run here. `openLost` opens one whose folder or bucket is gone. */
export const storeKinds = [
  { kind: "a folder", isInstalled: true, open: diskTestStore, openLost: openUnmounted },
  {
    ...{ kind: "an S3-compatible store", isInstalled: isS3Installed, open: s3TestStore },
    openLost: () => s3TestStore({ through: (place) => ({ ...place, bucket: "gone" }) }),
  },
];

/** A store in whose folder its disk is no longer mounted, so that another one is there, which is empty. */
async function openUnmounted(): Promise<TestStore> {
  const opened = await diskTestStore();
  await rename(opened.folder, `${opened.folder}-unmounted`);
  await mkdir(opened.folder);
  onTestEnd(() => rm(`${opened.folder}-unmounted`, { recursive: true }));
  return opened;
}

async function diskTestStore(): Promise<TestStore> {
  const folder = await temporaryFolder();
  return {
    ...{ store: await createDiskFileStore(folder), folder },
    listStored: async () =>
      (await filesIn(folder))
        .filter((file) => !file.startsWith("incoming"))
        .map((file) => path.basename(file)),
    listTemporary: () => filesIn(path.join(folder, "incoming")),
  };
}

type S3Options = {
  maxBytes?: number;
  patience?: Patience;
  startPatience?: Patience;
  through?: (place: S3Place) => S3Place;
};

/** @param through changes the place as the store sees it, as to one behind a proxy */
export async function s3TestStore({
  maxBytes = 10_000_000,
  patience,
  startPatience,
  through = (place) => place,
}: S3Options = {}): Promise<TestStore> {
  const folder = await temporaryFolder();
  const place = await s3TestPlace();
  const prefix = `${randomUUID()}/`;
  const store = createS3FileStore({
    ...{ place: through(place), prefix, patience, startPatience },
    spool: openSpool(folder, { maxBytes }),
  });
  const listStored = async () => {
    const { endpoint, region, bucket, keys } = place;
    const client = new S3Client({ endpoint, region, credentials: keys, forcePathStyle: true });
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
    client.destroy();
    return (Contents ?? []).map(({ Key }) => Key!.slice(prefix.length));
  };
  const isCopy = (file: string) => /^[0-9a-f]{64}-/.test(path.basename(file));
  return {
    ...{ store, folder, listStored },
    listTemporary: async () => (await filesIn(folder)).filter((file) => !isCopy(file)),
  };
}
