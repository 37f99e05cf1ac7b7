import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { readDateRange } from "@/lib/domain/time/date-range";
import { signings } from "../schema";
import { openTestDatabase } from "../testing/open-test-database";
import { addDocument, addSigning, addUser } from "../testing/sample-rows";
import { insertFile } from "./files";
import { countDocuments, countFailures, measureSigningTimes, sumUploads } from "./statistics";

const at = (moment: string) => new Date(`2026-11-${moment}Z`);
const range = readDateRange({ from: "2026-11-10", until: "2026-11-11" }, at("25T00:00:00"));

let db: ReturnType<typeof openTestDatabase>;

beforeEach(async () => {
  db = openTestDatabase();
  await addUser(db, "ona", at("01T00:00:00"));
});

const ownerId = "usr_ona";

/** The rows of a statistic come in any order. */
const sorted = <T extends { period: string; status?: string }>(rows: T[]): T[] =>
  rows.toSorted((a, b) => (a.period + a.status < b.period + b.status ? -1 : 1));

test("documents and uploads are counted by day, from the first instant of the range to the last", async () => {
  for (const [id, moment, sizeBytes] of [
    ["before", "09T23:59:59", 1],
    ["first", "10T00:00:00", 10],
    ["second", "10T12:00:00", 20],
    ["last", "11T23:59:59", 40],
    ["after", "12T00:00:00", 80],
  ] as const)
    await addDocument(db, { id, ownerId, now: at(moment), sizeBytes });
  expect(sorted(await countDocuments(db.read, range))).toEqual([
    { period: "2026-11-10", status: "draft", count: 2 },
    { period: "2026-11-11", status: "draft", count: 1 },
  ]);
  expect(sorted(await sumUploads(db.read, range))).toEqual([
    { period: "2026-11-10", count: 2, bytes: 30 },
    { period: "2026-11-11", count: 1, bytes: 40 },
  ]);
});

test("failures are failed and expired signings, not cancelled or open ones", async () => {
  for (const status of ["failed", "expired", "cancelled", "out_for_signature"] as const)
    await addSigning(db, { id: `sgn_${status}`, ownerId, now: at("10T00:00:00"), status });
  expect(sorted(await countFailures(db.read, range))).toEqual([
    { period: "2026-11-10", status: "expired", count: 1 },
    { period: "2026-11-10", status: "failed", count: 1 },
  ]);
});

test("a signing whose file was archived later took as long as until its first signed file", async () => {
  const sentAt = at("10T10:00:00");
  const { documentId } = await addSigning(db, { id: "sgn_1", ownerId, now: sentAt, status: "signed" });
  const file = { documentId, name: "a.pdf", sha256: "b".repeat(64), sizeBytes: 1 };
  const after = (minutes: number) => new Date(sentAt.getTime() + minutes * 60_000);
  await db.write(async (tx) => {
    await insertFile(tx, { ...file, id: "fil_first", role: "first_signed", createdAt: after(5) });
    await insertFile(tx, { ...file, id: "fil_archived", role: "signed", createdAt: after(500) });
    await tx.update(signings).set({ signedFileId: "fil_archived", archive: "archived" });
  });
  expect(await measureSigningTimes(db.read, range)).toEqual([
    { period: "2026-11-10", count: 1, medianMs: 5 * 60_000, ninetiethMs: 5 * 60_000 },
  ]);
});

test("of ten signings, five took at most the median and nine at most the ninetieth percentile", async () => {
  const sentAt = at("10T10:00:00");
  for (let minutes = 1; minutes <= 10; minutes += 1) {
    const id = `sgn_${minutes}`;
    const { documentId } = await addSigning(db, { id, ownerId, now: sentAt, status: "signed" });
    const file = { id: `fil_signed_${id}`, documentId, role: "signed" as const, name: "a.pdf" };
    await db.write(async (tx) => {
      const createdAt = new Date(sentAt.getTime() + minutes * 60_000);
      await insertFile(tx, { ...file, sha256: "b".repeat(64), sizeBytes: 1, createdAt });
      await tx.update(signings).set({ signedFileId: file.id }).where(eq(signings.id, id));
    });
  }
  expect(await measureSigningTimes(db.read, range)).toEqual([
    { period: "2026-11-10", count: 10, medianMs: 5 * 60_000, ninetiethMs: 9 * 60_000 },
  ]);
});
