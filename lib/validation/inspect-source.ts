import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { inspectPdf, type PdfInspection } from "@/lib/formats/pdf/inspect-pdf";
import { kindOf } from "./kind-of-file";
import type { AnyFile } from "./validate-any-file";
import { validateBareFile } from "./bare/validate-bare-file";
import { validateContainer } from "./container/validate-signed-container";
import { findObstacle } from "./pdf/find-obstacle";
import { validatePdf } from "./pdf/validate-signed-pdf";

/** Why a file could not be signed, or its signatures not be checked afterwards. */
type SourceRefusal = Exclude<PdfInspection["kind"], "pdf" | "not_pdf"> | "unreadable";

/** What a file is to be signed as, and the report of the signatures that it carries; null where it carries none. */
export type SourceInspection =
  { kind: "pdf" | "other"; report: ValidationReport | null } | { kind: "refused"; reason: SourceRefusal };

/**
 * Reads a file before anybody is asked to sign it, as the validation of the signed file will read it afterwards: what
 * could not be accepted then is refused now.
 *
 * @throws errors of the file system, e.g. ENOENT; never because of the content
 */
export async function inspectSource(path: string, facts: Omit<AnyFile, "path">): Promise<SourceInspection> {
  const file = { path, ...facts };
  // A container may hold a PDF so near its beginning that it looks like one itself.
  const byContent = await kindOf(path);
  if (byContent === "zip") return { kind: "other", report: await reportOfContainer(file) };
  if (byContent === "cms" || byContent === "xml") {
    const { report } = await validateBareFile({ path, kind: byContent, now: facts.now });
    return { kind: "other", report: signedOnly(report) };
  }
  const { kind } = await inspectPdf(path);
  if (kind === "not_pdf") return { kind: "other", report: null };
  if (kind !== "pdf") return { kind: "refused", reason: kind };
  const { report } = await validatePdf({ path, signerCount: 0, knownDigest: facts.sha256, now: facts.now });
  const isPlain = report.signatures.length === 0 && report.documentTimestamps.length === 0;
  const reason = (["too_complex", "unreadable"] as const).find((each) => report.problems.includes(each));
  // Where signatures were read, only the changes after one of them were too many to compare.
  if (reason && (isPlain || reason === "unreadable")) return { kind: "refused", reason };
  const obstacle = await findObstacle(path);
  if (obstacle) return { kind: "refused", reason: obstacle };
  return { kind, report: isPlain && !report.certification ? null : report };
}

async function reportOfContainer({ path, now }: AnyFile): Promise<ValidationReport | null> {
  const { report } = await validateContainer({ path, signerCount: 0, now });
  return signedOnly(report);
}

const signedOnly = (report: ValidationReport) => (report.signatures.length > 0 ? report : null);
