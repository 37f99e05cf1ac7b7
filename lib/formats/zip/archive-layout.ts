import * as yauzl from "yauzl";
import { ArchiveError, unreadableArchive } from "./archive-error";
import { readEntryName } from "./entry-name";

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

type Place = { start: number; end: number };

const stored = 0;
const deflated = 8;
/** The data descriptor that may follow an entry, in its longest form (APPNOTE 4.3.9). */
const maxDescriptorBytes = 24;

/**
 * Reads a ZIP's directory and compares each entry with the header before its data.
 *
 * @throws {ArchiveError} if the two differ, names clash or leave the folder, or it would unpack to too much
 */
export async function readArchiveLayout(zip: yauzl.ZipFile, limits: ArchiveLimits): Promise<ArchiveFile[]> {
  if (zip.entryCount > limits.maxEntries) throw new ArchiveError("container_too_large");
  const directoryStart = Number(zip.readEntryCursor); // its published type is wrong
  const files: ArchiveFile[] = [];
  const places: Place[] = [];
  const names = new Set<string>();
  let unpackedBytes = 0;
  for await (const entry of entriesOf(zip)) {
    const { name, isUtf8Name } = readEntryName(entry);
    const key = name.normalize("NFC").toLowerCase();
    if (names.has(key)) throw new ArchiveError("container_unsafe");
    names.add(key);
    unpackedBytes += entry.uncompressedSize;
    if (unpackedBytes > limits.maxUnpackedBytes) throw new ArchiveError("container_too_large");
    const place = await placeOf(zip, entry);
    places.push(place);
    if (!name.endsWith("/"))
      files.push({
        ...{ name, isUtf8Name, entry },
        start: place.start,
        sizeBytes: entry.uncompressedSize,
        isStored: entry.compressionMethod === stored,
      });
  }
  requireNoGaps(places, directoryStart);
  return files;
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

async function placeOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Place> {
  const header = await zip.readLocalFileHeaderPromise(entry).catch((cause: unknown) => {
    throw unreadableArchive("container_unsafe", cause);
  });
  const isSame =
    header.fileName.equals(entry.fileNameRaw) && header.compressionMethod === entry.compressionMethod;
  const isReadable = entry.compressionMethod === stored || entry.compressionMethod === deflated;
  if (!isSame || !isReadable || entry.isEncrypted()) throw new ArchiveError("container_unsafe");
  return { start: entry.relativeOffsetOfLocalHeader, end: header.fileDataStart + entry.compressedSize };
}

/** Requires that gaps between entries, and before the directory, are too small to hide a file from some readers. */
function requireNoGaps(places: Place[], directoryStart: number): void {
  let end = 0;
  const inOrder = places.toSorted((left, right) => left.start - right.start);
  for (const { start, end: next } of [...inOrder, { start: directoryStart, end: directoryStart }]) {
    if (start < end || start - end > (end === 0 ? 0 : maxDescriptorBytes))
      throw new ArchiveError("container_unsafe");
    end = next;
  }
}
