/**
 * Every problem with a file as a whole. Each keeps a finished file out of the library. Reports are stored, so a name is
 * never removed: `last_signature_not_whole_file` is found only in reports from before `changed_after_signing`, and
 * `evidence_record_only` in those from before evidence records were checked.
 */
export const validationProblems = [
  "empty",
  "not_pdf",
  "encrypted",
  "restricted",
  "damaged",
  "too_complex",
  "unreadable",
  "digest_mismatch",
  "same_as_source",
  "no_signatures",
  "evidence_record_only",
  "too_few_signatures",
  "signature_invalid",
  "document_timestamp_invalid",
  "evidence_record_invalid",
  "changed_after_signing",
  "last_signature_not_whole_file",
  "archive_differs",
  "not_container",
  "container_unsafe",
  "container_too_large",
  "container_kind_unknown",
  "unknown_kind",
  "source_missing",
  "file_not_sent",
  "file_not_signed",
  "level_too_low",
  "timestamp_alone",
] as const;

export type ValidationProblem = (typeof validationProblems)[number];

export const isValidationProblem = (name: string): name is ValidationProblem =>
  validationProblems.some((each) => each === name);
