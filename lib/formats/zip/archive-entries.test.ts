import { writeFile } from "node:fs/promises";
import path from "node:path";
import { strToU8, Zip, ZipDeflate, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { openArchive } from "./open-archive";
import {
  headerFields,
  insertBeforeDirectory,
  lastHeader,
  withPackedBytesLeftOver,
  withUncountedEntry,
  withZip64,
} from "./testing/zip-edits";

const text = strToU8("text ".repeat(40));
const plain = zipSync({ "a.txt": text, "ž.txt": text });

async function readAll(bytes: Uint8Array): Promise<string[]> {
  const file = path.join(await temporaryFolder(), "archive.zip");
  await writeFile(file, bytes);
  const archive = await openArchive(file, { maxEntries: 10, maxUnpackedBytes: 1_000_000 });
  try {
    for (const each of archive.files) await archive.digest(each, "sha256");
    return archive.files.map(({ name }) => name);
  } finally {
    archive.close();
  }
}

/** A ZIP whose sizes follow the data, as those are that are written as a stream. */
function streamed(): Buffer {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const name of ["a.txt", "ž.txt"]) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(text, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

function edited(bytes: Uint8Array, offset: number, value: number, from = lastHeader(Buffer.from(bytes))) {
  const clone = Buffer.from(bytes);
  clone.writeUInt16LE(value, from + offset);
  return clone;
}

test("sizes may follow the data of an entry", async () => {
  expect(await readAll(streamed())).toEqual(["a.txt", "ž.txt"]);
  expect(await readAll(plain)).toEqual(["a.txt", "ž.txt"]);
});

test("the directory of a ZIP may be described by the records of ZIP64", async () => {
  expect(await readAll(withZip64(plain))).toEqual(["a.txt", "ž.txt"]);
});

const two = zipSync({ "a.txt": text, "b.txt": text });
/** The size and place of the directory, in the record at the end of a ZIP. */
const endFields = { size: -10, start: -6 };

const hidden = zipSync({ "b.txt": text });
const unicodePath = Buffer.from("up");

/** The field of a Unicode Path before the data only: in the directory it is made unknown. */
function withPathBeforeData(): Buffer {
  const path = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), strToU8("b.txt")]);
  const nameCrc = crcOf("a.txt");
  path.writeUInt32LE(nameCrc, 1);
  const bytes = Buffer.from(zipSync({ "a.txt": [text, { extra: { 0x7075: path } }] }));
  bytes.write("zz", bytes.lastIndexOf(unicodePath), "latin1");
  return bytes;
}

/** The CRC-32 of a text, as fflate writes it for stored bytes. */
const crcOf = (content: string) =>
  Buffer.from(zipSync({ x: [strToU8(content), { level: 0 }] })).readUInt32LE(headerFields.crc32);

describe("an entry of which readers would find different things is refused", () => {
  test.each<[string, Uint8Array]>([
    ["another packed size before the data", edited(plain, headerFields.packed, 3)],
    ["another unpacked size before the data", edited(plain, headerFields.unpacked, 3)],
    ["another checksum before the data", edited(plain, headerFields.crc32, 3)],
    ["encryption that only the header says", edited(plain, headerFields.flags, 0x801)],
    ["a code page of its name that only the header says", edited(plain, headerFields.flags, 0)],
    ["sizes after the data that only the header says", edited(plain, headerFields.flags, 0x808)],
    ["a Unicode Path that only the header says", withPathBeforeData()],
    ["sizes after the data that are wrong", edited(streamed(), -4, 3)],
    ["a gap after its data", insertBeforeDirectory(plain, new Uint8Array(12))],
    ["a packed entry after its own packed bytes", withPackedBytesLeftOver(plain, hidden.subarray(0, 60))],
    ["many packed bytes left over", withPackedBytesLeftOver(plain, new Uint8Array(300_000))],
    ["an entry of the directory that is not counted", withUncountedEntry(two, "a.txt")],
    ["another size of its directory", edited(plain, endFields.size, 3, plain.length)],
    [
      "another directory beside that of ZIP64",
      edited(withZip64(plain), endFields.start, 3, plain.length + 76),
    ],
    ["another size in ZIP64", withZip64(plain, (record) => record.writeUInt32LE(3, 40))],
    ["a link", zipSync({ "a.txt": [text, { os: 3, attrs: 0o120777 << 16 }] })],
    ["a file and a folder of one name", zipSync({ "a.txt": text, "A.txt/b.txt": text })],
    [
      "a folder with packed bytes",
      withPackedBytesLeftOver(zipSync({ "a/": new Uint8Array() }), strToU8("hidden")),
    ],
  ])("%s", async (_, bytes) => {
    await expect(readAll(bytes)).rejects.toMatchObject({ problem: "container_unsafe" });
  });
});
