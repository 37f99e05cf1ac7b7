import type * as yauzl from "yauzl";
import { ArchiveError, unreadableArchive } from "./archive-error";
import { requireDirectoryEnds } from "./directory-end";
import { readEntryName } from "./entry-name";
import { type LocalEntry, readLocalEntry } from "./local-header";
import { readBytes } from "./read-bytes";

export type ArchiveLimits = { maxEntries: number; maxUnpackedBytes: number };

export type ArchiveFile = {
  name: string;
  /** Whether the name is in UTF-8, so that all readers show the same one. */
  isUtf8Name: boolean;
  sizeBytes: number;
  isStored: boolean;
  /** The offset of its header in the ZIP. */
  start: number;
  entry: yauzl.Entry;
};

const stored = 0;
const deflated = 8;
/** The data descriptor that may follow an entry, in its longest form (APPNOTE 4.3.9). */
const maxDescriptorBytes = 24;

/**
 * Reads a ZIP's directory and compares each entry with the header before its data.
 *
 * @throws {ArchiveError} if the two differ, names clash or leave the folder, the directory has more entries than it
 * counts, or it would unpack to too much
 */
export async function readArchiveLayout(zip: yauzl.ZipFile, limits: ArchiveLimits): Promise<ArchiveFile[]> {
  if (zip.entryCount > limits.maxEntries) throw new ArchiveError("container_too_large");
  const directoryStart = Number(zip.readEntryCursor); // its published type is wrong
  const files: ArchiveFile[] = [];
  const found: LocalEntry[] = [];
  const names = new Set<string>();
  let unpackedBytes = 0;
  for await (const entry of entriesOf(zip)) {
    const { name, isUtf8Name } = readEntryName(entry);
    const key = keyOf(name);
    if (names.has(key)) throw new ArchiveError("container_unsafe");
    names.add(key);
    unpackedBytes += entry.uncompressedSize;
    if (unpackedBytes > limits.maxUnpackedBytes) throw new ArchiveError("container_too_large");
    const isReadable = entry.compressionMethod === stored || entry.compressionMethod === deflated;
    if (!isReadable || entry.isEncrypted() || isSpecial(entry)) throw new ArchiveError("container_unsafe");
    const local = await readLocalEntry(zip, entry).catch((cause: unknown) => {
      throw unreadableArchive("container_unsafe", cause);
    });
    found.push(local);
    if (!name.endsWith("/"))
      files.push({
        ...{ name, isUtf8Name, entry },
        start: local.start,
        sizeBytes: entry.uncompressedSize,
        isStored: entry.compressionMethod === stored,
      });
  }
  if (files.some(({ name }) => isAlsoFolder(keyOf(name), names))) throw new ArchiveError("container_unsafe");
  await requireNoGaps(zip, found, directoryStart);
  await requireDirectoryEnds(zip, { start: directoryStart, end: Number(zip.readEntryCursor) });
  return files;
}

/** Names that differ in nothing else are one file to some systems. */
const keyOf = (name: string) => name.normalize("NFC").toLowerCase();

/** Whether another entry is in a folder with the name of this file, so that only one of the two can be unpacked. */
const isAlsoFolder = (key: string, keys: ReadonlySet<string>) =>
  [...keys].some((other) => other.startsWith(`${key}/`));

const madeByUnix = 3;
const [regular, folder] = [0o10, 0o04];

/** Whether it is unpacked as something other than a file or a folder, such as a link to another file. */
function isSpecial({ versionMadeBy, externalFileAttributes }: yauzl.Entry): boolean {
  const type = versionMadeBy >> 8 === madeByUnix ? externalFileAttributes >>> 28 : 0;
  return type !== 0 && type !== regular && type !== folder;
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch((cause: unknown) => {
      throw unreadableArchive("container_unsafe", cause);
    });
    if (next.done) return;
    yield next.value;
  }
}

/**
 * Requires that entries follow each other without gaps, as a reader that goes from front to back expects them, and that
 * the directory follows the last one.
 */
async function requireNoGaps(
  zip: yauzl.ZipFile,
  entries: LocalEntry[],
  directoryStart: number,
): Promise<void> {
  const none = [Buffer.alloc(0)];
  const inOrder = entries.toSorted((left, right) => left.start - right.start);
  let before: LocalEntry = { start: 0, end: 0, descriptors: none };
  for (const entry of [...inOrder, { start: directoryStart, end: directoryStart, descriptors: none }]) {
    const { end, descriptors } = before;
    const gap = entry.start - end;
    if (gap < 0 || gap > maxDescriptorBytes) throw new ArchiveError("container_unsafe");
    const bytes = await readBytes(zip, end, gap);
    if (!descriptors.some((descriptor) => descriptor.equals(bytes)))
      throw new ArchiveError("container_unsafe");
    before = entry;
  }
}
