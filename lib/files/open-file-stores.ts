import path from "node:path";
import type { Env } from "@/lib/base/env";
import { createDiskFileStore } from "./disk-file-store";
import type { FileStore } from "./file-store";
import { openSpool } from "./spool";

/** The stores of a portal: of documents, and of trusted lists. */
export type FileStores = { documents: FileStore; trust: FileStore };

/**
 * Opens the stores that the settings choose: a bucket, or folders of the data folder. Nothing is sent before they are
 * used or checked.
 */
export async function openFileStores({ dataDir, s3 }: Pick<Env, "dataDir" | "s3">): Promise<FileStores> {
  if (!s3)
    return {
      documents: await createDiskFileStore(path.join(/*turbopackIgnore: true*/ dataDir, "files")),
      trust: await createDiskFileStore(path.join(/*turbopackIgnore: true*/ dataDir, "trust", "lists")),
    };
  const { spoolBytes, ...place } = s3;
  const { createS3FileStore } = await import("./s3-file-store"); // a portal without a bucket never loads the SDK
  const spool = openSpool(path.join(/*turbopackIgnore: true*/ dataDir, "spool"), { maxBytes: spoolBytes });
  return {
    documents: createS3FileStore({ place, spool, prefix: "files/" }),
    trust: createS3FileStore({ place, spool, prefix: "trust/" }),
  };
}
