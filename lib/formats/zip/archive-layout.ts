import * as yauzl from "yauzl";
import { ArchiveError } from "./archive-error";

export type ArchiveLimits = { maxEntries: number; maxUnpackedBytes: number };

export type ArchiveFile = {
  name: string;
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
const utf8 = new TextDecoder("utf-8", { fatal: true });
const controls = /[\u0000-\u001f\u007f]/;

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
    const name = plainName(entry);
    const key = name.normalize("NFC").toLowerCase();
    if (names.has(key)) throw new ArchiveError("container_unsafe");
    names.add(key);
    unpackedBytes += entry.uncompressedSize;
    if (unpackedBytes > limits.maxUnpackedBytes) throw new ArchiveError("container_too_large");
    const place = await placeOf(zip, entry);
    places.push(place);
    if (!name.endsWith("/"))
      files.push({
        name,
        entry,
        start: place.start,
        sizeBytes: entry.uncompressedSize,
        isStored: entry.compressionMethod === stored,
      });
  }
  requireNoGaps(places, directoryStart);
  return files;
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  try {
    yield* zip.eachEntry();
  } catch (cause) {
    if (cause instanceof Error && ("syscall" in cause || cause instanceof ArchiveError)) throw cause;
    throw new ArchiveError("container_unsafe", { cause });
  }
}

function plainName(entry: yauzl.Entry): string {
  const name = decode(entry.fileNameRaw);
  const isPlain = name !== "" && !controls.test(name) && !name.includes("\\");
  const isFolderWithBytes = name.endsWith("/") && entry.uncompressedSize > 0;
  if (!isPlain || isFolderWithBytes || yauzl.validateFileName(name) !== null)
    throw new ArchiveError("container_unsafe");
  return name;
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new ArchiveError("container_unsafe", { cause });
  }
}

async function placeOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Place> {
  const header = await zip.readLocalFileHeaderPromise(entry).catch((cause: unknown) => {
    throw new ArchiveError("container_unsafe", { cause });
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
