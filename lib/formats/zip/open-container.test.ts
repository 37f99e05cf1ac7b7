import { writeFile } from "node:fs/promises";
import path from "node:path";
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ArchiveError } from "./archive-error";
import { containerLimits, containerMediaType, openContainer, openForeignContainer } from "./open-container";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";

const mimetype: Zippable = { mimetype: [strToU8(containerMediaType), { level: 0 }] };
const text = strToU8("text");
const limits = containerLimits([{ sizeBytes: 4 }]);

async function open(bytes: Uint8Array) {
  const file = path.join(await temporaryFolder(), "container.asice");
  await writeFile(file, bytes);
  return openContainer(file, limits);
}

async function openForeign(bytes: Uint8Array) {
  const file = path.join(await temporaryFolder(), "container.zip");
  await writeFile(file, bytes);
  const container = await openForeignContainer(file, limits);
  container.close();
  return container;
}

const problemOf = (bytes: Uint8Array) =>
  open(bytes).then(
    (archive) => {
      archive.close();
      return "none";
    },
    (error: unknown) => (error instanceof ArchiveError ? error.problem : error),
  );

/** A clone with "from" overwritten by "to" of the same length: everywhere, or only in its last occurrence. */
function overwrite(bytes: Uint8Array, from: string, to: string, { last = false } = {}): Buffer {
  const clone = Buffer.from(bytes);
  for (
    let at = last ? clone.lastIndexOf(from) : clone.indexOf(from);
    at >= 0;
    at = clone.indexOf(from, at + 1)
  )
    clone.write(to, at);
  return clone;
}

test("a container lists its files in order and gives their bytes", async () => {
  const archive = await open(zipSync({ ...mimetype, "ąžė.txt": text, "META-INF/manifest.xml": text }));
  expect(archive.files.map(({ name }) => name)).toEqual(["mimetype", "ąžė.txt", "META-INF/manifest.xml"]);
  expect(String(await archive.readWhole(archive.files[1]!, 10))).toBe("text");
  archive.close();
});

describe("a file that is not a container", () => {
  test.each([
    ["a PDF", strToU8("%PDF-1.7")],
    ["a ZIP without mimetype", zipSync({ "a.txt": text })],
    ["one whose mimetype is not first", zipSync({ "a.txt": text, ...mimetype })],
    ["one whose mimetype is compressed", zipSync({ mimetype: strToU8(containerMediaType) })],
    ["another kind of file", zipSync({ mimetype: [strToU8("application/epub+zip"), { level: 0 }] })],
  ])("%s is reported as such", async (_, bytes) => {
    expect(await problemOf(bytes)).toBe("not_container");
  });
});

describe("a container from elsewhere", () => {
  const signature = { "META-INF/signatures0.xml": text };
  const simple = { "a.txt": text, "META-INF/timestamp.tst": text };
  const declared = (mediaType: string): Zippable => ({ mimetype: [strToU8(mediaType), { level: 0 }] });

  test.each<[string, Zippable, unknown]>([
    ["as the standard says", { ...mimetype, ...signature }, { kind: "asice", oddities: [] }],
    ["no mimetype", { "a.txt": text, ...signature }, { kind: "asice", oddities: ["mimetype_missing"] }],
    ["mimetype last", { ...signature, ...mimetype }, { kind: "asice", oddities: ["mimetype_not_first"] }],
    [
      "mimetype compressed",
      { mimetype: strToU8(containerMediaType), ...signature },
      { kind: "asice", oddities: ["mimetype_compressed"] },
    ],
    [
      "another mimetype",
      { ...declared("text/plain"), ...simple },
      { kind: "asics", oddities: ["mimetype_wrong"] },
    ],
    [
      "a byte order mark before the mimetype",
      { ...declared(`\ufeff${containerMediaType}`), ...signature },
      { kind: "asice", oddities: ["mimetype_wrong"] },
    ],
    ["a line end behind it", { ...declared(`${containerMediaType}\n`) }, { kind: "asice", oddities: [] }],
    ["one file with a time-stamp", simple, { kind: "asics", oddities: ["mimetype_missing"] }],
    [
      "ADoc",
      {
        ...declared("application/vnd.lt.archyvai.adoc-2008"),
        "META-INF/signatures/signatures0.xml": text,
      },
      { kind: "adoc", oddities: [] },
    ],
    [
      "OpenDocument",
      {
        ...declared("application/vnd.oasis.opendocument.text"),
        "META-INF/documentsignatures.xml": text,
      },
      { kind: "opendocument", oddities: [] },
    ],
    [
      "the mimetype of ADoc, and signatures of another kind",
      { ...declared("application/vnd.lt.archyvai.adoc-2008"), ...signature },
      { kind: "asice", oddities: ["mimetype_wrong"] },
    ],
  ])("with %s is opened, and the oddity is reported", async (_, content, expected) => {
    expect(await openForeign(zipSync(content))).toMatchObject(expected as object);
  });

  test.each([
    ["a ZIP without signatures", zipSync({ "a.txt": text }), "not_container"],
    ["a signed Office file", zipSync({ "_xmlsignatures/sig1.xml": text }), "container_kind_unknown"],
    ["a name that looks like mimetype", zipSync({ ...simple, "mimetype ": text }), "container_unsafe"],
    [
      "a file name twice",
      overwrite(zipSync({ ...simple, "b.txt": text }), "b.txt", "a.txt"),
      "container_unsafe",
    ],
  ])("%s is refused", async (_, bytes, problem) => {
    await expect(openForeign(bytes)).rejects.toMatchObject({ problem });
  });

  test("may have a comment and a name in an old code page", async () => {
    const plain = Buffer.from(zipSync({ ...simple, "\u00e4.txt": text }, { comment: "of the writer" }));
    const bytes = Buffer.from(
      plain.toString("latin1").replaceAll("\u00c3\u00a4.txt", "\u0081_.txt"),
      "latin1",
    );
    // No longer marked as UTF-8, in the headers and in the directory.
    for (const [signature, offset] of [["PK\u0003\u0004", 6] as const, ["PK\u0001\u0002", 8] as const])
      for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1))
        bytes.writeUInt16LE(0, at + offset);
    const { files } = await openForeign(bytes);
    expect(files.map(({ name, isUtf8Name }) => [name, isUtf8Name])).toContainEqual(["ü_.txt", false]);
    await expect(open(bytes)).rejects.toThrow(ArchiveError);
  });
});

describe("a ZIP that readers could interpret differently", () => {
  const plain = zipSync({ ...mimetype, "a.txt": text, "b.txt": text });

  test.each([
    ["the same name twice", overwrite(plain, "b.txt", "a.txt")],
    ["the same name in upper case", overwrite(plain, "b.txt", "A.TXT")],
    ["a name that leaves the folder", zipSync({ ...mimetype, "../a.txt": text })],
    ["an absolute name", zipSync({ ...mimetype, "/a.txt": text })],
    ["a name with a drive", zipSync({ ...mimetype, "C:/a.txt": text })],
    ["a backslash", zipSync({ ...mimetype, "..\\a.txt": text })],
    ["a control character", zipSync({ ...mimetype, "a\n.txt": text })],
    ["META-INF in lower case", zipSync({ ...mimetype, "meta-inf/signatures.xml": text })],
    [
      "another name before the data than in the directory",
      overwrite(plain, "b.txt", "c.txt", { last: true }),
    ],
    ["bytes in front", Buffer.concat([Buffer.from("front"), plain])],
    ["bytes at the end", Buffer.concat([plain, Buffer.from("behind")])],
  ])("%s is refused", async (_, bytes) => {
    expect(["container_unsafe", "not_container"]).toContain(await problemOf(bytes));
  });

  test("an entry that only a reader going from front to back finds is refused", async () => {
    const hidden = zipSync({ "hidden.txt": text });
    const at = Buffer.from(plain).indexOf("PK\u0001\u0002");
    const between = Buffer.concat([
      plain.subarray(0, at),
      hidden.subarray(0, hidden.indexOf(0x50, 4)),
      plain.subarray(at),
    ]);
    const end = between.lastIndexOf("PK\u0005\u0006");
    between.writeUInt32LE(between.indexOf("PK\u0001\u0002"), end + 16);
    expect(await problemOf(between)).toBe("container_unsafe");
  });
});

describe("a ZIP bomb", () => {
  test("is refused before anything is unpacked if it declares its size or has too many files", async () => {
    const large = zipSync({ ...mimetype, "a.txt": new Uint8Array(70 * 1024 * 1024) });
    expect(large.length).toBeLessThan(200_000);
    expect(await problemOf(large)).toBe("container_too_large");
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.txt`, text]));
    expect(await problemOf(zipSync({ ...mimetype, ...many }))).toBe("container_too_large");
  });

  test("is stopped at its declared size, in little memory, if it lies about it", async () => {
    const bytes = Buffer.from(zipSync({ ...mimetype, "a.txt": new Uint8Array(60 * 1024 * 1024) }));
    bytes.writeUInt32LE(4, bytes.lastIndexOf("PK\u0003\u0004") + 22);
    bytes.writeUInt32LE(4, bytes.lastIndexOf("PK\u0001\u0002") + 24);
    const archive = await open(bytes);
    const before = process.memoryUsage().rss;
    await expect(archive.digest(archive.files[1]!, "sha256")).rejects.toThrow(ArchiveError);
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024);
    archive.close();
  });
});
