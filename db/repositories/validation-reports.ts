import { desc, eq } from "drizzle-orm";
import { newId } from "@/lib/domain/ids";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { Handle, Tx } from "../client";
import { earlierReports, files } from "../schema";

/**
 * Gives a file a new report and keeps the previous one.
 *
 * @returns false if the file no longer exists, or had no report
 */
export async function replaceReport(
  tx: Tx,
  { fileId, report, now }: { fileId: string; report: ValidationReport; now: Date },
): Promise<boolean> {
  const [file] = await tx.select({ before: files.validationReport }).from(files).where(eq(files.id, fileId));
  if (!file?.before) return false;
  await tx
    .insert(earlierReports)
    .values({ id: newId("report", now), fileId, report: file.before, replacedAt: now });
  await tx.update(files).set({ validationReport: report }).where(eq(files.id, fileId));
  return true;
}

/** The reports of a file that newer ones replaced, the latest first, for a caller who may see the file. */
export async function listEarlierReports(handle: Handle, fileId: string) {
  return handle
    .select({ id: earlierReports.id, report: earlierReports.report })
    .from(earlierReports)
    .where(eq(earlierReports.fileId, fileId))
    .orderBy(desc(earlierReports.replacedAt), desc(earlierReports.id));
}
