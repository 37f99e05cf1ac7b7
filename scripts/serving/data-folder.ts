import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError } from "@/lib/base/start-error";

const reasons: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "part of its path is a file",
  EEXIST: "a file has its name",
};

/**
 * Creates the folder if it is missing and proves by writing that it is usable. Permissions do not tell enough: disks
 * can be read-only or full, and root may do anything.
 *
 * @throws {StartError} naming the folder, the reason and the setting
 */
export async function requireWritableFolder(setting: string, folder: string): Promise<void> {
  const probe = path.join(folder, `.write-probe-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, "can be written");
    await rm(probe);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new StartError(
      `The data folder ${folder} cannot be written: ${reasons[code] ?? message}. Set ${setting} to another folder.`,
      { cause: error },
    );
  }
}
