import {
  countDocuments,
  countFailures,
  countSignatures,
  measureSigningTimes,
  sumUploads,
} from "@/db/repositories/statistics";
import { readDateRange } from "@/lib/domain/time/date-range";
import { portal } from "../portal/portal";

/**
 * The portal's statistics.
 *
 * @param query the range of days, as in the page's URL
 */
export async function loadOverview(query: Record<string, string | string[] | undefined>) {
  const { db, now } = await portal();
  const range = readDateRange(query, now());
  const [documents, times, signatures, uploads, failures] = await Promise.all([
    countDocuments(db.read, range),
    measureSigningTimes(db.read, range),
    countSignatures(db.read, range),
    sumUploads(db.read, range),
    countFailures(db.read, range),
  ]);
  return { now: now(), range, documents, times, signatures, uploads, failures };
}
