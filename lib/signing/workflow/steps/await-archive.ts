import { nextArchiveCheckAt } from "@/lib/signing/rules/archive-schedule";
import { firstSparseCheck } from "@/lib/signing/rules/schedule";
import type { Step } from "@/lib/signing/rules/step";
import { signed } from "./signed";

/**
 * Ends a signing as "signed" whose file the gateway still has to archive. Nothing is deleted there until then. Makes no
 * call.
 */
export const awaitArchive: Step = async (input) => {
  const { context, work } = input;
  const isReported = work.archive === "failure_reported";
  const quietChecks = isReported ? 0 : firstSparseCheck;
  const next = isReported ? "now" : nextArchiveCheckAt({ ...work, quietChecks }, context.now());
  return signed(input, { changes: { quietChecks }, next });
};
