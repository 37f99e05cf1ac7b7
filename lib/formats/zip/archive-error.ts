import type { ValidationProblem } from "@/lib/domain/validation/validation-report";

export type ArchiveProblem = ValidationProblem &
  ("not_container" | "container_unsafe" | "container_too_large" | "container_kind_unknown");

/** The bytes are no zip, one that readers may understand differently, or one that unpacks to too much. */
export class ArchiveError extends Error {
  override name = "ArchiveError";

  constructor(
    readonly problem: ArchiveProblem,
    options?: ErrorOptions,
  ) {
    super(problem, options);
  }
}
