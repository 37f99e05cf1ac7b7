import type { CheckProblem, CheckReport } from "@/lib/domain/validation/check-report";
import { openPdfSource } from "@/lib/formats/pdf/pdf-source";
import { findHeader } from "@/lib/formats/pdf/xref";
import { checkContainer } from "./check-signed-container";
import { checkPdf } from "./check-signed-pdf";
import type { CheckedFile } from "./checked-file";

export type AnyFile = { path: string; sha256: string; sizeBytes: number; now: Date };

/**
 * Checks a file from anywhere, by its content: a PDF, a container, or neither. Nobody in particular was asked to sign it.
 *
 * @throws what the file system says, e.g. ENOENT; never for what the file holds
 */
export async function checkAnyFile(file: AnyFile): Promise<CheckedFile> {
  const { path, sizeBytes, now } = file;
  if (sizeBytes === 0) return uncheckedFile(file, "empty");
  const kind = await kindOf(path);
  if (kind === "pdf") return checkPdf({ path, signerCount: 0, now });
  return kind === "zip" ? checkContainer({ path, signerCount: 0, now }) : uncheckedFile(file, "unknown_kind");
}

/** The report of a file of which there is nothing to tell but why. */
export function uncheckedFile({ sha256, sizeBytes, now }: AnyFile, problem: CheckProblem): CheckedFile {
  const report: CheckReport = {
    ...{ format: "pdf", checkedAt: now.toISOString(), sha256, sizeBytes, problems: [problem] },
    ...{ sourceIsPrefix: null, signatures: [], documentTimestamps: [], files: [] },
  };
  return { report, certificates: [] };
}

/** What a file is by its first bytes. */
export async function kindOf(path: string): Promise<"pdf" | "zip" | undefined> {
  const source = await openPdfSource(path);
  try {
    if ((await source.read(0, 4)).toString("latin1") === "PK\u0003\u0004") return "zip";
    return (await findHeader(source)) === undefined ? undefined : "pdf";
  } finally {
    await source.close();
  }
}
