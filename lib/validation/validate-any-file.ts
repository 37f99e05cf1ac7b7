import type { ValidationProblem, ValidationReport } from "@/lib/domain/validation/validation-report";
import { openPdfSource } from "@/lib/formats/pdf/pdf-source";
import { findHeader } from "@/lib/formats/pdf/xref";
import { validateContainer } from "./container/validate-signed-container";
import { validatePdf } from "./pdf/validate-signed-pdf";
import type { ValidationContext } from "./process/validation-context";
import type { ValidatedFile } from "./report/validated-file";

export type AnyFile = ValidationContext & { path: string; sha256: string; sizeBytes: number };

/**
 * Validates a file from anywhere, by its content: a PDF, a container, or neither. No particular signers are expected.
 *
 * @throws errors of the file system, e.g. ENOENT; never because of the content
 */
export async function validateAnyFile(file: AnyFile): Promise<ValidatedFile> {
  const { path, sizeBytes } = file;
  if (sizeBytes === 0) return problemOnly(file, "empty");
  const kind = await kindOf(path);
  if (kind === "pdf") return validatePdf({ ...contextOf(file), path, signerCount: 0 });
  return kind === "zip"
    ? validateContainer({ ...contextOf(file), path, signerCount: 0 })
    : problemOnly(file, "unknown_kind");
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

/** The kind of a file, by its first bytes. */
export async function kindOf(path: string): Promise<"pdf" | "zip" | undefined> {
  const source = await openPdfSource(path);
  try {
    if ((await source.read(0, 4)).toString("latin1") === "PK\u0003\u0004") return "zip";
    return (await findHeader(source)) === undefined ? undefined : "pdf";
  } finally {
    await source.close();
  }
}
