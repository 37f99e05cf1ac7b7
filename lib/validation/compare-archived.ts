import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { TooComplex } from "@/lib/formats/reading-budget";
import { addsOnlyEvidence } from "./pdf/adds-only-evidence";
import { hasSameContent } from "./container/has-same-content";

export type ArchivedFile = {
  type: ValidationReport["format"];
  /** The archived file, as the gateway delivered it after `signing_archived`. */
  path: string;
  /** The signed file that was collected before. */
  firstPath: string;
};

/**
 * Compares an archived file with the signed one that it replaces. A PDF must begin with the first one's bytes and add
 * only time-stamps and validation data; a container must hold the same files and the same signatures, to which evidence
 * may have been added. This says nothing about whether the signatures are valid: the archived file is to be validated
 * against its sources like the first one.
 *
 * @returns the problems to add to those of the archived file's report: none, `archive_differs` or `too_complex`
 * @throws errors of the file system, e.g. ENOENT; never because of the content
 */
export async function compareArchived({ type, path, firstPath }: ArchivedFile): Promise<ValidationProblem[]> {
  try {
    const isSame = await (type === "pdf" ? addsOnlyEvidence : hasSameContent)(path, firstPath);
    return isSame ? [] : ["archive_differs"];
  } catch (error) {
    if (error instanceof TooComplex) return ["too_complex"];
    throw error;
  }
}
