import * as yauzl from "yauzl";
import { ArchiveError } from "./archive-error";
import { readEntryName } from "./entry-name";

/** Where a reader that goes from front to back finds an entry. */
export type LocalEntry = {
  /** The offset of its header in the ZIP. */
  start: number;
  /** The offset after its data. */
  end: number;
  /** The forms that the descriptor after its data may have (APPNOTE 4.3.9); empty without one. */
  descriptors: Buffer[];
};

const encrypted = 0x1;
const described = 0x8;
const utf8 = 0x800;
const inZip64 = 0xffffffff;
const zip64Field = 0x1;

/**
 * Reads the header before an entry's data.
 *
 * @throws {ArchiveError} if it says something other than the directory: readers that go from front to back, as those of
 * streams do, would find another name or another content
 */
export async function readLocalEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<LocalEntry> {
  const header = await zip.readLocalFileHeaderPromise(entry);
  const flags = header.generalPurposeBitFlag;
  const hasDescriptor = (flags & described) !== 0;
  const isSame =
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    (flags & encrypted) === 0 &&
    (isAscii(header.fileName) || (flags & utf8) === (entry.generalPurposeBitFlag & utf8)) &&
    localName(header, entry) === readEntryName(entry).name &&
    areSame(sizesIn(header), entry, hasDescriptor);
  if (!isSame) throw new ArchiveError("container_unsafe");
  return {
    start: entry.relativeOffsetOfLocalHeader,
    end: header.fileDataStart + entry.compressedSize,
    descriptors: hasDescriptor ? descriptorsOf(entry) : [Buffer.alloc(0)],
  };
}

function localName({ fileName, extraField, ...header }: yauzl.LocalFileHeader, entry: yauzl.Entry): string {
  const { generalPurposeBitFlag } = header;
  const { compressedSize, uncompressedSize } = entry;
  const extraFields = yauzl.parseExtraFields(extraField);
  const named = { fileNameRaw: fileName, extraFields, generalPurposeBitFlag };
  return readEntryName({ ...named, compressedSize, uncompressedSize }).name;
}

const isAscii = (bytes: Buffer) => bytes.every((byte) => byte < 0x80);

type Sizes = Pick<yauzl.Entry, "crc32" | "compressedSize" | "uncompressedSize">;

/** Where a descriptor follows, the header may leave out what was not known when it was written. */
function areSame(
  found: Sizes,
  { crc32, compressedSize, uncompressedSize }: Sizes,
  mayLack: boolean,
): boolean {
  const isSame = (one: number, other: number) => one === other || (mayLack && one === 0);
  return (
    isSame(found.crc32, crc32) &&
    isSame(found.compressedSize, compressedSize) &&
    isSame(found.uncompressedSize, uncompressedSize)
  );
}

/** Sizes above four gigabytes, or that a writer expected, are in a field of their own (APPNOTE 4.5.3). */
function sizesIn({ crc32, compressedSize, uncompressedSize, extraField }: yauzl.LocalFileHeader): Sizes {
  const large = yauzl.parseExtraFields(extraField).find(({ id }) => id === zip64Field)?.data;
  let at = 0;
  const sizeOf = (size: number) => {
    if (size !== inZip64 || !large || at + 8 > large.length) return size;
    at += 8;
    return Number(large.readBigUInt64LE(at - 8));
  };
  const unpacked = sizeOf(uncompressedSize);
  return { crc32, uncompressedSize: unpacked, compressedSize: sizeOf(compressedSize) };
}

/** With or without its signature, with sizes of four or eight bytes. */
function descriptorsOf({ crc32, compressedSize, uncompressedSize }: yauzl.Entry): Buffer[] {
  return [4, 8].flatMap((bytes) => {
    const plain = Buffer.alloc(4 + 2 * bytes);
    plain.writeUInt32LE(crc32, 0);
    for (const [index, size] of [compressedSize, uncompressedSize].entries())
      if (bytes === 8) plain.writeBigUInt64LE(BigInt(size), 4 + index * bytes);
      else plain.writeUInt32LE(size % 2 ** 32, 4 + index * bytes);
    return [plain, Buffer.concat([Buffer.from("PK\u0007\b", "latin1"), plain])];
  });
}
