import type { ValidationProblem } from "@/lib/domain/validation/validation-report";

export type ArchiveProblem = ValidationProblem &
  ("not_container" | "container_unsafe" | "container_too_large" | "container_kind_unknown");

/** The file is not a ZIP, is one that readers may interpret differently, or unpacks to too much. */
export class ArchiveError extends Error {
  override name = "ArchiveError";

  constructor(
    readonly problem: ArchiveProblem,
    options?: ErrorOptions,
  ) {
    super(problem, options);
  }
}
