import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { validateBareFile } from "./bare/validate-bare-file";
import { validateContainer } from "./container/validate-signed-container";
import { kindOf } from "./kind-of-file";
import { validatePdf } from "./pdf/validate-signed-pdf";
import type { ValidationContext } from "./process/validation-context";
import type { ValidatedFile } from "./report/validated-file";

export type AnyFile = ValidationContext & { path: string; sha256: string; sizeBytes: number };

/**
 * Validates a file from anywhere, by its content: a PDF, a container, a signature in a file of
 * its own, or none of them. No particular signers are expected.
 *
 * @throws errors of the file system, e.g. ENOENT; never because of the content
 */
export async function validateAnyFile(file: AnyFile): Promise<ValidatedFile> {
  const { path, sizeBytes } = file;
  if (sizeBytes === 0) return problemOnly(file, "empty");
  const kind = await kindOf(path);
  if (kind === undefined) return problemOnly(file, "unknown_kind");
  const known = { ...contextOf(file), path };
  if (kind === "pdf") return validatePdf({ ...known, signerCount: 0 });
  return kind === "zip"
    ? validateContainer({ ...known, signerCount: 0 })
    : validateBareFile({ ...known, kind });
}

const contextOf = ({ now, anchors, fetched, compareLooks, findCoveredText }: AnyFile): ValidationContext => ({
  ...{ now, anchors, fetched, compareLooks, findCoveredText },
});

/** The report of a file that could not be validated. */
function problemOnly({ sha256, sizeBytes, now }: AnyFile, problem: ValidationProblem): ValidatedFile {
  const report: ValidationReport = {
    ...{ format: "pdf", checkedAt: now.toISOString(), sha256, sizeBytes, problems: [problem] },
    ...{ sourceIsPrefix: null, signatures: [], documentTimestamps: [], files: [] },
  };
  return { report, certificates: [], queries: [] };
}
