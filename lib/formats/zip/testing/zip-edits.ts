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
