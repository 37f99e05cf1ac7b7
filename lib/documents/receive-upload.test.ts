import { closeSync, openSync, writeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { findDocument } from "@/db/repositories/documents";
import type { Db } from "@/db/client";
import { markUnreferenced, startRemoval } from "@/db/repositories/unreferenced-files";
import { countLibrary } from "@/db/repositories/library";
import { dayMs } from "@/lib/domain/time/durations";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { findVisibleFile } from "@/db/repositories/files";
import { engine } from "@/db/dialect/engine";
import { openSqliteTestDatabase, openTestDatabase } from "@/db/testing/open-test-database";
import { addUser } from "@/db/testing/sample-rows";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { receiveUpload } from "./receive-upload";
import { byteStream, repeated } from "@/lib/files/testing/byte-stream";
import { filesIn } from "@/lib/files/testing/files-in";
import { smallDisk } from "@/lib/files/testing/small-disk";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { signedContainer } from "@/lib/signing/testing/signed-container";
import { fixture as signedFixture } from "@/lib/validation/testing/validate-fixture";
import { encryptedPdf } from "@/testing/sample-pdf";
import { dynamicXfaPdf, pdfWithoutPages, restrictedPdf } from "@/testing/refused-pdfs";
import { UploadRefusal, type UploadRefusalKind } from "@/lib/files/upload-refusal";

const now = new Date("2026-11-24T10:00:00Z");
const fixtures = path.resolve("lib/formats/pdf/fixtures");
const fixture = (name: string) => readFile(path.join(fixtures, `${name}.pdf`));

type Sent = { fileName?: string; declaredBytes?: number; signal?: AbortSignal };

const countDocuments = ({ db, userId }: { db: Db; userId: string }) =>
  countLibrary(db.read, { scope: { userId }, query: readLibraryQuery({}), max: 10 });

async function library({ folder, database }: { folder?: string; database?: string } = {}) {
  const db = database ? openSqliteTestDatabase(database) : openTestDatabase();
  const userId = await addUser(db, "ada", now);
  const storeFolder = folder ?? (await temporaryFolder());
  const store = await createDiskFileStore(storeFolder);
  const parts = { db, store, reader: directReader, now: () => now, maxUploadBytes: 2_000_000 };
  const receive = (bytes: ReadableStream<Uint8Array>, sent: Sent = {}) =>
    receiveUpload(parts, { userId, fileName: "Lease.pdf", declaredBytes: undefined, bytes, ...sent });
  return {
    ...{ parts, db, store, userId, receive },
    /** The refusal, after checking that neither a file nor a row was left behind. */
    async refusal(bytes: ReadableStream<Uint8Array>, sent?: Sent): Promise<UploadRefusal> {
      const before = await findLatestSeq(db.read);
      const error = await receive(bytes, sent).then(
        () => new Error("It was accepted."),
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(UploadRefusal);
      expect(await filesIn(storeFolder)).toEqual([]);
      expect(await countDocuments({ db, userId })).toBe(0);
      expect(await findLatestSeq(db.read)).toBe(before);
      return error as UploadRefusal;
    },
  };
}

test("a PDF becomes a draft of its sender, with its bytes in the store", async () => {
  const { db, store, userId, receive } = await library();
  const pdf = await fixture("plain-table");
  const { id, name } = await receive(byteStream([pdf]), { declaredBytes: pdf.length });
  expect(name).toBe("Lease");
  expect(await findDocument(db.read, { documentId: id, userId })).toMatchObject({ name, status: "draft" });
  const file = (await findVisibleFile(db.read, { documentId: id, userId, role: "source" }))!;
  expect(file).toMatchObject({ name: "Lease.pdf", sizeBytes: pdf.length });
  expect((await store.withLocalFile(file.sha256, (path) => readFile(path))).equals(pdf)).toBe(true);
});

test.each([
  ["Sutartis – Žalgirio g. 5.pdf", "Sutartis – Žalgirio g. 5"],
  ["C:\\Users\\Jonas\\Sutartis.PDF", "Sutartis"],
  ["../../etc/passwd", "passwd"],
  ["O’CONNEŽ-ŠUSLIK.pdf", "O’CONNEŽ-ŠUSLIK"],
  ["", "Untitled"],
])("a file named %j becomes the document %j", async (fileName, name) => {
  const { receive } = await library();
  expect((await receive(byteStream([await fixture("plain-stream")]), { fileName })).name).toBe(name);
});

test("a file of another kind is stored as it is, for a container", async () => {
  const { db, userId, receive } = await library();
  const { id, name } = await receive(byteStream([Buffer.from("PK and so on")]), { fileName: "Sąmata.docx" });
  expect(name).toBe("Sąmata");
  const file = await findVisibleFile(db.read, { documentId: id, userId, role: "source" });
  expect(file).toMatchObject({ name: "Sąmata.docx", kind: "other" });
});

test("the signatures that a file has already are reported, and kept with it", async () => {
  const { db, userId, receive } = await library();
  const reportOf = async (bytes: Buffer) => {
    const { id: documentId } = await receive(byteStream([bytes]));
    return (await findVisibleFile(db.read, { documentId, userId, role: "source" }))?.validationReport;
  };
  expect(await reportOf(await readFile(signedFixture("openssl-sha1")))).toMatchObject({
    problems: ["signature_invalid"],
    signatures: [{ valid: false, faults: ["weak_algorithm"] }],
  });
  expect(await reportOf(await fixture("plain-table"))).toMatchObject({ signatures: [] });
});

test("the signatures of a container that is itself a source are reported", async () => {
  const { db, userId, receive } = await library();
  const { bytes } = await signedContainer([{ name: "a.txt", bytes: Buffer.from("Sutartis") }]);
  const { id: documentId } = await receive(byteStream([bytes]), { fileName: "Sutartis.asice" });
  expect(await findVisibleFile(db.read, { documentId, userId, role: "source" })).toMatchObject({
    kind: "other",
    validationReport: { format: "asice", signatures: [{ kind: "XAdES" }, { kind: "XAdES" }] },
  });
});

test("uploading the same file twice creates two documents", async () => {
  const { db, userId, receive } = await library();
  const pdf = await fixture("plain-table");
  await receive(byteStream([pdf]));
  await receive(byteStream([pdf]));
  expect(await countDocuments({ db, userId })).toBe(2);
});

describe("is refused and leaves nothing behind:", () => {
  test.each([
    ["empty", []],
    ["not_pdf", [Buffer.from("PK\u0003\u0004 this is a ZIP named .pdf")]],
    ["damaged", [Buffer.from("%PDF-1.7\nand no more")]],
  ] as [UploadRefusalKind, Buffer[]][])("a file that is %s", async (kind, chunks) => {
    const { refusal } = await library();
    expect(await refusal(byteStream(chunks))).toMatchObject({ kind });
  });

  test("a PDF with a password", async () => {
    const { refusal } = await library();
    const { refusal: reported, kind } = await refusal(byteStream([await encryptedPdf()]));
    expect(kind).toBe("encrypted");
    expect(reported).toEqual({ code: "file_encrypted" });
  });

  test.each([
    ["restricted", restrictedPdf],
    ["no_pages", pdfWithoutPages],
    ["dynamic_xfa", dynamicXfaPdf],
  ] as const)("a PDF that could not be signed: %s", async (kind, make) => {
    const { refusal } = await library();
    expect((await refusal(byteStream([await make()]))).kind).toBe(kind);
  });

  test("more bytes than the limit, without waiting for the end", async () => {
    const { refusal } = await library();
    let sent = 0;
    const endless = function* () {
      for (const chunk of repeated(Buffer.alloc(100_000, 0x20), Infinity)) {
        sent += chunk.length;
        yield chunk;
      }
    };
    const { kind, refusal: reported } = await refusal(byteStream(endless()));
    expect(kind).toBe("too_large");
    expect(reported).toEqual({ code: "file_too_large", values: { maxMb: 2 } });
    expect(sent).toBeLessThan(4_000_000);
  });

  test("fewer bytes than declared", async () => {
    const { refusal } = await library();
    const pdf = await fixture("plain-table");
    const { kind } = await refusal(byteStream([pdf]), { declaredBytes: pdf.length + 1 });
    expect(kind).toBe("cut_off");
  });

  test("a connection that breaks during the upload", async () => {
    const { refusal } = await library();
    const broken = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    expect((await refusal(byteStream([Buffer.from("%PDF-1.7")], broken))).kind).toBe("cut_off");
  });

  test("a sender who cancels", async () => {
    const { refusal } = await library();
    const cancelled = new AbortController();
    const bytes = function* () {
      yield Buffer.from("%PDF-1.7");
      cancelled.abort();
      yield* repeated(Buffer.from(" "), Infinity);
    };
    expect((await refusal(byteStream(bytes()), { signal: cancelled.signal })).kind).toBe("cut_off");
  });

  test("a file that the store does not take at the moment, or whose bytes it is removing", async () => {
    const { db, store, userId, receive } = await library();
    const pdf = await fixture("plain-table");
    const unavailable = new FileStoreError("unavailable", "The bucket does not answer.");
    vi.spyOn(store, "put").mockRejectedValueOnce(unavailable);
    await expect(receive(byteStream([pdf]))).rejects.toMatchObject({
      ...{ kind: "store_unavailable", cause: unavailable },
    });
    const stored = await store.put(byteStream([pdf]));
    const sha256 = stored.sha256;
    const bytes = { contents: "documents" as const, sha256, now };
    await db.write((tx) => markUnreferenced(tx, bytes));
    const due = { unreferencedBefore: now, abandonedBefore: now };
    await db.write((tx) => startRemoval(tx, { ...bytes, ...due }));
    await expect(receive(byteStream([pdf]))).rejects.toMatchObject({ kind: "cut_off" });
    expect(await countDocuments({ db, userId })).toBe(0);
  });

  test("a file that was stored a day before it is recorded, as by a portal that was suspended", async () => {
    const { parts, db, store, userId } = await library();
    let passedMs = 0;
    const put: typeof store.put = (...sent) => store.put(...sent).finally(() => void (passedMs = dayMs));
    const suspended = { ...parts, store: { ...store, put }, now: () => new Date(now.getTime() + passedMs) };
    const upload = { userId, fileName: "Lease.pdf", declaredBytes: undefined };
    const bytes = byteStream([await fixture("plain-table")]);
    await expect(receiveUpload(suspended, { ...upload, bytes })).rejects.toMatchObject({ kind: "cut_off" });
    expect(await countDocuments({ db, userId })).toBe(0);
  });

  test("a file that does not fit on the disk", async ({ skip }) => {
    const disk = smallDisk() ?? skip("Nothing can be mounted here.");
    const { refusal } = await library({ folder: disk });
    const { kind, refusal: reported } = await refusal(byteStream(repeated(Buffer.alloc(100_000, 0x25), 15)));
    expect(kind).toBe("disk_full");
    expect(reported).toEqual({ code: "disk_full" });
  });

  // PostgreSQL's disk is not this machine's.
  if (engine === "sqlite")
    test("a document that does not fit on the database's disk", async ({ skip }) => {
      const disk = smallDisk() ?? skip("Nothing can be mounted here.");
      const { receive, db, userId } = await library({ database: path.join(disk, "paraph.db") });
      fill(path.join(disk, "something-else"));
      const receiving = receive(byteStream([await fixture("plain-table")]));
      await expect(receiving).rejects.toMatchObject({ kind: "disk_full" });
      expect(await countDocuments({ db, userId })).toBe(0);
    });
});

function fill(file: string): void {
  const open = openSync(file, "w");
  try {
    for (;;) writeSync(open, Buffer.alloc(512));
  } catch {
    closeSync(open); // the disk is full
  }
}
