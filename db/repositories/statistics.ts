import { and, type Column, eq, gte, inArray, lt, notExists, or, type SQL, sql } from "drizzle-orm";
import { alias } from "../dialect/columns";
import { periodOf as periodIn, unindexed } from "../dialect/words";
import { statusesWith } from "@/lib/domain/signing/signing-status";
import type { DateRange } from "@/lib/domain/time/date-range";
import type { Handle } from "../client";
import { documents, files, signers, signings } from "../schema";

/** The period of a point in time, named as by `periodsOf`. */
const periodOf = (at: Column, { period }: DateRange): SQL<string> => periodIn(at, period);

const within = (at: Column, { start, end }: DateRange) => and(gte(at, start), lt(at, end));

const count = sql<number>`count(*)`;

/** Documents uploaded in each period, by their current status. */
export async function countDocuments(handle: Handle, range: DateRange) {
  const period = periodOf(documents.createdAt, range);
  return handle
    .select({ period, status: documents.status, count })
    .from(documents)
    .where(within(documents.createdAt, range))
    .groupBy(sql`1`, documents.status);
}

/** Number and total size of the files uploaded in each period. */
export async function sumUploads(handle: Handle, range: DateRange) {
  const period = periodOf(files.createdAt, range);
  return handle
    .select({ period, count, bytes: sql<number>`sum(${files.sizeBytes})` })
    .from(files)
    .where(and(eq(files.role, "source"), within(files.createdAt, range)))
    .groupBy(sql`1`);
}

/** Signings sent in each period that count as failures, by status. */
export async function countFailures(handle: Handle, range: DateRange) {
  const period = periodOf(signings.createdAt, range);
  return handle
    .select({ period, status: signings.status, count })
    .from(signings)
    .where(
      and(
        // The plus makes SQLite search by time: a status has many rows of other times.
        inArray(unindexed(signings.status), statusesWith("counts_as_failure")),
        within(signings.createdAt, range),
      ),
    )
    .groupBy(sql`1`, signings.status);
}

/**
 * How long signings took from sending to the signed file in the library, in milliseconds: the median and the ninetieth
 * percentile. A signing counts in the period in which its signed file was stored.
 */
export async function measureSigningTimes(handle: Handle, range: DateRange) {
  const tookMs = sql<number>`${files.createdAt} - ${signings.createdAt}`;
  const period = periodOf(files.createdAt, range);
  const ranked = handle
    .select({
      period: period.as("period"),
      tookMs: tookMs.as("took_ms"),
      rank: sql<number>`row_number() over (partition by ${period} order by ${tookMs})`.as("rank"),
      count: sql<number>`count(*) over (partition by ${period})`.as("count"),
    })
    .from(files)
    .innerJoin(signings, and(eq(signings.documentId, files.documentId), isSignedBy(handle)))
    .where(and(inArray(files.role, ["signed", "first_signed"]), within(files.createdAt, range)))
    .as("ranked");
  // Nearest rank: the smallest value that at least `percent` percent do not exceed.
  const percentile = (percent: number) =>
    sql<number>`min(case when ${ranked.rank} * 100 >= ${ranked.count} * ${percent} then ${ranked.tookMs} end)`;
  return handle
    .select({
      period: ranked.period,
      count: sql<number>`max(${ranked.count})`,
      medianMs: percentile(50),
      ninetiethMs: percentile(90),
    })
    .from(ranked)
    .groupBy(sql`1`);
}

/** Condition: the file is the first signed one of the signing, which an archived file may have replaced since. */
function isSignedBy(handle: Handle): SQL | undefined {
  const first = alias(files, "first");
  const replaced = handle
    .select({ id: first.id })
    .from(first)
    .where(and(eq(first.documentId, files.documentId), eq(first.role, "first_signed")));
  return or(
    and(eq(files.role, "signed"), eq(signings.signedFileId, files.id), notExists(replaced)),
    and(eq(files.role, "first_signed"), eq(signings.archive, "archived")),
  );
}

/** Signatures of the range, by method and country; null if the gateway reported none. */
export async function countSignatures(handle: Handle, range: DateRange) {
  return handle
    .select({ method: signers.usedMethod, country: signers.usedCountry, count })
    .from(signers)
    .where(within(signers.signedAt, range))
    .groupBy(signers.usedMethod, signers.usedCountry);
}
