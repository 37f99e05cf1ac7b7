import type { Step, StepOutcome } from "@/lib/signing/rules/step";

/** Gives up waiting for an archived file when the gateway's retention has ended. Makes no call. */
export const endArchiveWait: Step = async () => ({ ...archiveFailed("retention_ended"), next: "never" });

/** The outcome when no archived file comes: the first file stays the signed one, and its owner sees why. */
export const archiveFailed = (
  reason: "gateway_reported" | "gateway_forgot" | "retention_ended",
): StepOutcome => ({
  changes: { archive: "failed" },
  events: [{ action: "file.archive_failed", detail: { reason } }],
  next: "now",
});
