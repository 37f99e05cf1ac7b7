import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { holdPortalLock } from "@/db/portal-lock";
import { findInstallation, insertInstallation } from "@/db/repositories/installation";
import { saveTrustState } from "@/db/repositories/trust-lists";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import type { Env } from "@/lib/base/env";
import { openFileStores } from "@/lib/files/open-file-stores";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { filesIn } from "@/lib/files/testing/files-in";
import { isS3Installed, s3TestPlace } from "@/lib/files/testing/s3-test-place";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { copyMissing } from "./move-files";
import { type MoveTarget, runMove } from "./run-move";

const now = new Date("2026-11-24T10:00:00Z");

describe.skipIf(!isS3Installed)("moving the files of a portal", () => {
  let settings: Pick<Env, "dataDir" | "databaseUrl" | "s3">;
  let hashes: string[];
  let printed: string[];
  const folderOf = () => openFileStores({ ...settings, s3: undefined });
  const bucketOf = () => openFileStores(settings);
  const pathOf = (sha256: string) => path.join(settings.dataDir, "files", sha256.slice(0, 2), sha256);
  const move = (target: MoveTarget) =>
    runMove(settings, target, { write: (line) => printed.push(line.trimEnd()) });

  beforeEach(async () => {
    printed = [];
    const place = { ...(await s3TestPlace()), bucket: randomUUID() };
    const client = new S3Client({ ...place, credentials: place.keys, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: place.bucket }));
    client.destroy();
    const dataDir = await temporaryFolder();
    settings = { dataDir, databaseUrl: undefined, s3: { ...place, spoolBytes: 10_000_000 } };
    const { documents, trust } = await folderOf();
    const db = await openDatabase(settings);
    await db.write((tx) => insertInstallation(tx, { sealedCanary: "sealed", filesPlace: "disk" }));
    const ownerId = await addUser(db, "ada", now);
    hashes = [];
    for (const text of ["The lease.", "The annex.", "The lease."]) {
      const stored = await documents.put(byteStream([Buffer.alloc(1_000_000, text)]));
      await addDocument(db, { id: `doc_${hashes.length}`, ownerId, now, ...stored });
      hashes.push(stored.sha256);
    }
    const { sha256: servicesSha256 } = await trust.put(byteStream([Buffer.from("services")]));
    await db.write((tx) => saveTrustState(tx, { servicesSha256 }));
    hashes.push(servicesSha256);
    await db.close();
  });

  const recordedPlace = async () => {
    const db = await openDatabase(settings);
    const place = (await findInstallation(db.read))?.filesPlace;
    await db.close();
    return place;
  };

  test("copies every file to the bucket, keeps those of the folder, and records where they are", async () => {
    const before = await filesIn(settings.dataDir);
    expect(await move("bucket")).toBe(true);
    const { documents, trust } = await bucketOf();
    expect(await Promise.all([hashes[0]!, hashes[1]!].map((hash) => documents.has(hash)))).toEqual([
      true,
      true,
    ]);
    expect(await trust.has(hashes[3]!)).toBe(true);
    expect(printed).toContain("3 copied, 0 already there, 0 failed.");
    expect(printed).toContainEqual(expect.stringMatching(/^Copying: 3 of 3 files, 2 MB, \d.*MB\/s$/));
    expect(await filesIn(settings.dataDir)).toEqual(expect.arrayContaining(before));
    expect(await recordedPlace()).toMatch(new RegExp(`^s3://${settings.s3!.bucket}#[\\w-]{64}$`));
  });

  test("copies only files that are not there yet, and copies them back", async () => {
    const { documents } = await bucketOf();
    await documents.put(byteStream([Buffer.alloc(1_000_000, "The annex.")]));
    await move("bucket");
    expect(printed).toContain("2 copied, 1 already there, 0 failed.");
    for (const folder of ["files", "trust"])
      await rm(path.join(settings.dataDir, folder), { recursive: true });
    expect(await move("folder")).toBe(true);
    expect(printed).toContain("3 copied, 0 already there, 0 failed.");
    expect(await recordedPlace()).toBe("disk");
    expect(await (await folderOf()).documents.has(hashes[0]!)).toBe(true);
  });

  test("names files that are missing or damaged, and then leaves the files where they are recorded", async () => {
    await rm(pathOf(hashes[0]!));
    await writeFile(pathOf(hashes[1]!), "The annex?");
    expect(await move("bucket")).toBe(false);
    expect(printed).toContain("1 copied, 0 already there, 2 failed.");
    expect(printed).toContainEqual(expect.stringContaining(`${hashes[0]}: There is no stored file`));
    expect(printed).toContainEqual(
      expect.stringContaining(`${hashes[1]}: The stored file ${hashes[1]} has the hash`),
    );
    expect(await recordedPlace()).toBe("disk");
    expect(await (await bucketOf()).documents.has(hashes[1]!)).toBe(false);
  });

  test("replaces a damaged copy at the target, if the file itself is intact", async () => {
    await move("bucket");
    await writeFile(pathOf(hashes[0]!), "The lease?");
    await writeFile(pathOf(hashes[1]!), "The annex?");
    await (await bucketOf()).documents.remove(hashes[1]!);
    expect(await move("folder")).toBe(false);
    expect(printed).toContain("1 copied, 1 already there, 1 failed.");
    expect(printed).toContain(`${hashes[1]}: The bucket ${settings.s3!.bucket} has no such file.`);
    const folder = await folderOf();
    expect(await new Response(await folder.documents.open(hashes[0]!)).text()).toMatch(/^The lease\.The/);
    expect(await folder.documents.has(hashes[1]!)).toBe(true);
  });

  test("copies files that fit into the spool only one after the other", async () => {
    settings.s3!.spoolBytes = 1_500_000;
    expect(await move("bucket")).toBe(true);
    expect(printed).toContain("3 copied, 0 already there, 0 failed.");
  });

  test("names files that are larger than the spool, and copies them back without it", async () => {
    settings.s3!.spoolBytes = 900_000;
    expect(await move("bucket")).toBe(false);
    expect(printed).toContain("1 copied, 0 already there, 2 failed.");
    const sentence = `${hashes[0]}: The file is larger than the spool: set SPOOL_MB to at least its size.`;
    expect(printed).toContain(sentence);
    settings.s3!.spoolBytes = 1_500_000;
    await move("bucket");
    settings.s3!.spoolBytes = 900_000;
    expect(await move("folder")).toBe(true);
  });

  test("is refused while a portal runs, and keeps portals from starting until it has ended", async () => {
    const never = () => expect.unreachable();
    const hold = () => holdPortalLock(settings, { wereFilesMoved: never, onRefused: never });
    const portals = await Promise.all([hold(), hold()]);
    await portals[0]!.release();
    await expect(move("bucket")).rejects.toThrow("A portal runs on this database");
    expect(await recordedPlace()).toBe("disk");
    await portals[1]!.release();
    const refusals: Promise<unknown>[] = [];
    const startPortal = () => void refusals.push(hold().catch((error: unknown) => error));
    expect(await runMove(settings, "bucket", { write: startPortal })).toBe(true);
    expect(await refusals[0]).toMatchObject({ message: expect.stringContaining("are being moved") });
    await (await hold()).release();
  });

  test("copies a file that was stored at the old place afterwards, and names one that is at neither place", async () => {
    await move("bucket");
    const [from, to, db] = [await folderOf(), await bucketOf(), await openDatabase(settings)];
    const [late, lost] = await Promise.all(
      ["The late annex.", "The lost annex."].map((text) =>
        from.documents.put(byteStream([Buffer.from(text)])),
      ),
    );
    const ownerId = await addUser(db, "grace", now);
    await addDocument(db, { id: "doc_late", ownerId, now, ...late! });
    await addDocument(db, { id: "doc_lost", ownerId, now, ...lost! });
    await rm(pathOf(lost!.sha256));
    const problems = await copyMissing({ db, from, to, maxBytes: 10_000_000 });
    await db.close();
    expect(problems).toEqual([expect.stringContaining(`${lost!.sha256}: There is no stored file`)]);
    expect(await to.documents.has(late!.sha256)).toBe(true);
  });

  test("is refused in the wrong direction, and without a bucket", async () => {
    await expect(move("folder")).rejects.toThrow("The files of this database are already in the folder.");
    await move("bucket");
    await expect(move("bucket")).rejects.toThrow("The files of this database are already in the bucket.");
    const dataDir = await temporaryFolder();
    await expect(runMove({ ...settings, dataDir }, "bucket", process.stdout)).rejects.toThrow(
      "Start the portal once",
    );
    settings = { ...settings, s3: undefined };
    await expect(move("folder")).rejects.toThrow("S3_BUCKET is not set");
  });
});
