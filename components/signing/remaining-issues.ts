import type { FieldIssue } from "@/lib/domain/request/input-problem";

/**
 * The issues of the last attempt to send that the draft still has. One that is corrected goes away at once, and a new
 * one appears with the next attempt only, so that nobody is corrected while typing.
 */
export function remainingIssues(ofAttempt: FieldIssue[], ofDraft: () => FieldIssue[]): FieldIssue[] {
  if (ofAttempt.length === 0) return ofAttempt;
  const present = ofDraft();
  return ofAttempt.flatMap(({ field }) => present.find((issue) => issue.field === field) ?? []);
}
