import type { SigningWork } from "@/db/repositories/signings";
import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { isOver, type SigningStatus, waitsFor } from "@/lib/domain/signing/signing-status";
import { nextRetryAt } from "@/lib/signing/rules/schedule";
import type { StepInput, StepOutcome } from "@/lib/signing/rules/step";

/** How often a file that was damaged in transit is downloaded again before an admin is needed: about two minutes. */
const maxRepeats = 5;

/** How often a file whose reading was stopped is downloaded and read again before it counts as too complex. */
const maxReadings = 3;

/** What a file looks like whose end is missing, where the gateway announces no digest to tell. */
const signsOfDamage: readonly ValidationProblem[] = [
  "empty",
  "not_pdf",
  "damaged",
  "unreadable",
  "not_container",
];

/**
 * Whether the gateway may well have the file that it announced, and only its copy here is another one: it has another
 * digest than announced, or, where none was announced, cannot be read. A file that arrived as announced is the
 * gateway's, whatever is wrong with it: it would only arrive again.
 */
export function isDamagedInTransit(
  { problems }: ValidationReport,
  expectedDigest: string | undefined,
): boolean {
  if (expectedDigest) return problems.includes("digest_mismatch");
  return problems.some((problem) => signsOfDamage.includes(problem));
}

export const mayDownloadAgain = ({ damagedArrivals }: Pick<SigningWork, "damagedArrivals">): boolean =>
  damagedArrivals < maxRepeats;

/**
 * Whether a file whose reading was stopped is read again: a busy machine stops the reading of an honest one, too. The
 * tries count like damaged arrivals.
 */
export const mayReadAgain = ({ damagedArrivals }: Pick<SigningWork, "damagedArrivals">): boolean =>
  damagedArrivals < maxReadings;

/** A signed document waits for nothing that its owner needs, and what waits for an admin keeps the reason of that. */
const isWaitOfPortal = (status: SigningStatus) => !isOver(status) && !waitsFor(status, "admin");

/**
 * The outcome of a download that arrived damaged: the status is checked again, as the digest may have changed, and then
 * the file is downloaded again. The count is recorded, so it survives a restart and the status checks in between.
 */
export function downloadAgain({ context, work }: Pick<StepInput, "context" | "work">): StepOutcome {
  const failures = work.damagedArrivals + 1;
  const reason = { code: "file_damaged_in_transit" } as const;
  return {
    changes: {
      ...{ damagedArrivals: failures, failures },
      isResultRejected: work.resultUrl !== null, // a partly signed file has no location that the status reports
      reason: isWaitOfPortal(work.status) ? reason : work.reason,
    },
    events: [{ action: "signing.delayed", detail: { reason: reason.code, failures } }],
    next: nextRetryAt({ failures, random: context.random() }, context.now()),
  };
}
