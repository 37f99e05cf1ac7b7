import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";

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

/**
 * The error for what yauzl or zlib threw about the bytes of a ZIP.
 *
 * @throws the cause itself where it says nothing about the bytes: errors of the file system, of memory, of our own code
 */
export function unreadableArchive(problem: ArchiveProblem, cause: unknown): ArchiveError {
  throwIfReadingFault(cause);
  if (cause instanceof ArchiveError) return cause;
  if (cause instanceof TypeError || cause instanceof ReferenceError) throw cause;
  return new ArchiveError(problem, { cause });
}
