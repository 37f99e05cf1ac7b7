import type * as yauzl from "yauzl";
import { ArchiveError } from "./archive-error";
import { readBytes } from "./read-bytes";

/** Lengths of the records behind the directory without their variable fields (APPNOTE 4.3.14 to 4.3.16). */
const [zip64Bytes, locatorBytes, endBytes] = [56, 20, 22];
const [in16Bits, in32Bits] = [0xffff, 0xffffffff];

type Directory = { start: number; end: number };

/**
 * Requires that the records behind the directory describe the entries that were read, and nothing else: some readers go
 * by the number of entries, some by the size of the directory, and some read until its end.
 *
 * @throws {ArchiveError} for other records
 */
export async function requireDirectoryEnds(zip: yauzl.ZipFile, { start, end }: Directory): Promise<void> {
  const endStart = zip.fileSize - endBytes - zip.comment.length;
  const between = endStart - end;
  if (between !== 0 && between !== zip64Bytes + locatorBytes) throw new ArchiveError("container_unsafe");
  const records = await readBytes(zip, end, between + endBytes);
  const isLarge = between > 0;
  // Where there is a record of ZIP64, the last one may refer to it, field by field (APPNOTE 4.4.1.4).
  const is = (value: number, wanted: number, inZip64: number) =>
    value === wanted || (isLarge && value === inZip64);
  const last = records.subarray(between);
  const isRight =
    is(last.readUInt16LE(8), zip.entryCount, in16Bits) &&
    is(last.readUInt16LE(10), zip.entryCount, in16Bits) &&
    is(last.readUInt32LE(12), end - start, in32Bits) &&
    is(last.readUInt32LE(16), start, in32Bits);
  if (!isRight || (isLarge && !isRightZip64(records, { start, end }, zip.entryCount)))
    throw new ArchiveError("container_unsafe");
}

function isRightZip64(records: Buffer, { start, end }: Directory, entryCount: number): boolean {
  const valueAt = (offset: number) => Number(records.readBigUInt64LE(offset));
  return (
    valueAt(4) === zip64Bytes - 12 &&
    valueAt(24) === entryCount &&
    valueAt(32) === entryCount &&
    valueAt(40) === end - start &&
    valueAt(48) === start &&
    valueAt(zip64Bytes + 8) === end
  );
}
