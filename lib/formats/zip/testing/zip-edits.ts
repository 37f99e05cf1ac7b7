const header = Buffer.from("PK\u0003\u0004", "latin1");
const directoryEntry = Buffer.from("PK\u0001\u0002", "latin1");
const end = Buffer.from("PK\u0005\u0006", "latin1");

/** Offsets of fields in a header, and in an entry of the directory (APPNOTE 4.3.7 and 4.3.12). */
export const headerFields = { flags: 6, crc32: 14, packed: 18, unpacked: 22 };
const directoryFields = { packed: 20 };

/** The offset of the last entry's header. */
export const lastHeader = (zip: Buffer) => zip.lastIndexOf(header);

/** The same ZIP with bytes before its directory. */
export function insertBeforeDirectory(zip: Uint8Array, inserted: Uint8Array): Buffer {
  const at = Buffer.from(zip).indexOf(directoryEntry);
  const edited = Buffer.concat([zip.subarray(0, at), inserted, zip.subarray(at)]);
  edited.writeUInt32LE(at + inserted.length, edited.lastIndexOf(end) + 16);
  return edited;
}

/** The same ZIP whose last entry has more packed bytes than it is unpacked from. */
export function withPackedBytesLeftOver(zip: Uint8Array, leftOver: Uint8Array): Buffer {
  const edited = insertBeforeDirectory(zip, leftOver);
  for (const field of [
    lastHeader(Buffer.from(zip)) + headerFields.packed,
    edited.lastIndexOf(directoryEntry) + directoryFields.packed,
  ])
    edited.writeUInt32LE(edited.readUInt32LE(field) + leftOver.length, field);
  return edited;
}

/** The same ZIP whose directory has another entry behind those that its end counts: the last one, under another name. */
export function withUncountedEntry(zip: Uint8Array, name: string): Buffer {
  const at = Buffer.from(zip).lastIndexOf(end);
  const entry = Buffer.from(zip.subarray(Buffer.from(zip).lastIndexOf(directoryEntry), at));
  entry.write(name, 46, "latin1");
  const edited = Buffer.concat([zip.subarray(0, at), entry, zip.subarray(at)]);
  const size = edited.lastIndexOf(end) + 12;
  edited.writeUInt32LE(edited.readUInt32LE(size) + entry.length, size);
  return edited;
}

/** The same ZIP with the records of ZIP64 behind its directory (APPNOTE 4.3.14 and 4.3.15). */
export function withZip64(zip: Uint8Array, change: (record: Buffer) => void = () => undefined): Buffer {
  const at = Buffer.from(zip).lastIndexOf(end);
  const last = Buffer.from(zip.subarray(at));
  const [record, locator] = [Buffer.alloc(56), Buffer.alloc(20)];
  record.write("PK\u0006\u0006", "latin1");
  locator.write("PK\u0006\u0007", "latin1");
  const entries = last.readUInt16LE(10);
  for (const [offset, value] of [
    ...[[4, 44] as const, [24, entries] as const, [32, entries] as const],
    ...[[40, last.readUInt32LE(12)] as const, [48, last.readUInt32LE(16)] as const],
  ])
    record.writeBigUInt64LE(BigInt(value), offset);
  locator.writeBigUInt64LE(BigInt(at), 8);
  locator.writeUInt32LE(1, 16);
  change(record);
  return Buffer.concat([zip.subarray(0, at), record, locator, last]);
}
