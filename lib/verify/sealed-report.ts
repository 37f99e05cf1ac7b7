import { z } from "zod";
import { SealError, type Sealer } from "@/lib/base/secrets/seal";
import { type ValidationReport, validationReport } from "@/lib/domain/validation/validation-report";

/** A report of a file on Verify, and for whom it was made. */
export type VerifiedReport = { report: ValidationReport; fileName: string; userId: string };

const verifiedReport = z.object({ report: validationReport, fileName: z.string(), userId: z.string() });

const purpose = "verify.report";

/**
 * Nothing of a file on Verify is stored, so its report is in the page alone. Sealed, it can come back to be written
 * as a file: what opens is a report that this portal made, and no other.
 */
export const sealReport = (sealer: Sealer, report: VerifiedReport): string =>
  sealer.seal(purpose, JSON.stringify(report));

/** The report that was sealed for this user; `undefined` for anything else. */
export function openSealedReport(
  sealer: Sealer,
  { sealed, userId }: { sealed: string; userId: string },
): VerifiedReport | undefined {
  try {
    const opened = verifiedReport.parse(JSON.parse(sealer.open(purpose, sealed)));
    return opened.userId === userId ? opened : undefined;
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
