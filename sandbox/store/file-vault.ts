import { createReadStream } from "node:fs";
import { copyFile, link, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { randomBytes } from "node:crypto";

type FileBytes = Buffer | AsyncIterable<Uint8Array>;

export type IncomingUpload = Awaited<ReturnType<typeof create>>;

export type FileVault = ReturnType<typeof openFileVault>;

/**
 * Stores files in the folders `uploads` and `signings`. A file gets its name only once it is complete and flushed, so
 * an existing file is always complete.
 *
 * Tokens become file names: pass only tokens that the store knows.
 */
export function openFileVault(root: string) {
  const uploadPath = (token: string) => path.join(root, "uploads", token);
  const signingDir = (token: string) => path.join(root, "signings", token);
  const sourcePath = (token: string, position: number) => path.join(signingDir(token), `source-${position}`);
  const versionPath = (token: string, version: number) => path.join(signingDir(token), `version-${version}`);
  return {
    saveUpload: (token: string, bytes: FileBytes) => save(uploadPath(token), bytes),
    /** Opens a new upload that is written in pieces. */
    receiveUpload: (token: string) => create(uploadPath(token)),
    readUpload: (token: string) => readFile(uploadPath(token)),
    removeUpload: (token: string) => rm(uploadPath(token), { force: true }),
    /** Copies an upload to a signing, as its source file at this position. */
    async adoptUpload(uploadToken: string, signingToken: string, position: number) {
      await mkdir(signingDir(signingToken), { recursive: true });
      await copyFile(uploadPath(uploadToken), sourcePath(signingToken, position));
    },
    readSource: (token: string, position: number) => readFile(sourcePath(token, position)),
    openSource: (token: string, position: number) => createReadStream(sourcePath(token, position)),
    sizeOfSource: async (token: string, position: number) => (await stat(sourcePath(token, position))).size,
    /** Makes a signing's only source file its version 0, without a copy. */
    linkSource: (token: string) => link(sourcePath(token, 0), versionPath(token, 0)),
    saveVersion: (token: string, version: number, bytes: Buffer) => save(versionPath(token, version), bytes),
    readVersion: (token: string, version: number) => readFile(versionPath(token, version)),
    version: (token: string, version: number) => storedAt(versionPath(token, version)),
    upload: (token: string) => storedAt(uploadPath(token)),
    removeSigning: (token: string) => rm(signingDir(token), { recursive: true, force: true }),
  };
}

/** A file that is read as a stream. */
export type StoredFile = ReturnType<typeof storedAt>;

const storedAt = (file: string) => ({
  open: () => createReadStream(file),
  size: async () => (await stat(file)).size,
});

async function save(target: string, bytes: FileBytes) {
  const file = await create(target);
  try {
    await file.write(bytes);
    await file.keep();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Creates a file that gets its name on `keep`. The caller must call `keep` or `discard`. */
async function create(target: string) {
  await mkdir(path.dirname(target), { recursive: true });
  const temporary = `${target}.${randomBytes(4).toString("hex")}.part`;
  const file = await open(temporary, "wx");
  return {
    write: (bytes: FileBytes) => writeFile(file, bytes),
    async keep() {
      await file.sync();
      await file.close();
      await rename(temporary, target);
    },
    async discard() {
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}
