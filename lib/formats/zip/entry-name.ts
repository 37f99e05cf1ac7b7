import * as yauzl from "yauzl";
import { ArchiveError } from "./archive-error";

const utf8 = new TextDecoder("utf-8", { fatal: true });
const controls = /[\u0000-\u001f\u007f]/;

/** The general purpose flag of names in UTF-8 (APPNOTE 4.4.4, bit 11). */
const utf8Flag = 0x800;

/** The fields that name an entry, in the directory or in the header before its data. */
export type NamedEntry = Pick<
  yauzl.Entry,
  "fileNameRaw" | "generalPurposeBitFlag" | "extraFields" | "compressedSize" | "uncompressedSize"
>;

type EntryName = { name: string; isUtf8Name: boolean };

/**
 * The name of an entry. Most writers use UTF-8, with or without saying so. Bytes that are no UTF-8 are of an older code
 * page, which only the writer knows: they are shown as CP437 (APPNOTE appendix D), and other readers may show others.
 *
 * @throws {ArchiveError} for a name that leaves the folder, or that two readers would take for different files
 */
export function readEntryName(entry: NamedEntry): EntryName {
  const raw = entry.fileNameRaw;
  // The Unicode Path of Info-ZIP (APPNOTE 4.6.9), if there is one, else the raw name.
  const preferred = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true);
  const written = decode(raw);
  if (written === undefined && (entry.generalPurposeBitFlag & utf8Flag) !== 0)
    throw new ArchiveError("container_unsafe");
  const unflagged = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, [], true);
  if (written !== undefined && preferred !== written && preferred !== unflagged)
    throw new ArchiveError("container_unsafe");
  const name = written ?? preferred;
  requirePlain(name, entry);
  return { name, isUtf8Name: written !== undefined };
}

/** Nothing, deflated. */
const emptyDeflatedBytes = 2;

function requirePlain(name: string, { compressedSize, uncompressedSize }: NamedEntry): void {
  const isPlain = name !== "" && !controls.test(name) && !name.includes("\\");
  const isFolderWithBytes =
    name.endsWith("/") && (uncompressedSize > 0 || compressedSize > emptyDeflatedBytes);
  if (!isPlain || isFolderWithBytes || yauzl.validateFileName(name) !== null)
    throw new ArchiveError("container_unsafe");
}

function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined; // not UTF-8, which is all that a fatal decoder says
  }
}
