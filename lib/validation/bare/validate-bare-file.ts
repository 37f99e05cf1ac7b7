import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { openPdfSource, type PdfSource } from "@/lib/formats/pdf/pdf-source";
import { TooComplex } from "@/lib/formats/reading-budget";
import type { ValidationContext } from "../process/validation-context";
import { digestFile } from "../report/digest-file";
import { findSignatureProblems } from "../report/signature-problems";
import { judgeSignature } from "../report/signature-verdict";
import { besidesReport, trustedListsOf, type ValidatedFile } from "../report/validated-file";
import { type NamedSignature, withPeopleNumbered } from "../report/valid-signers";
import type { FoundBareSignatures } from "./found-bare-signatures";
import { readCmsFile } from "./read-cms-file";
import { readXmlFile } from "./read-xml-file";

const mebibyte = 1024 * 1024;
/** A larger message or document is not read whole. */
const maxBytes = 48 * mebibyte;

export type BareFile = ValidationContext & { path: string; kind: "cms" | "xml" };

/**
 * Validates a file that is a signature itself: a CMS message, or XML with signatures in it. Nothing in the file makes
 * this throw: every problem is in the report.
 *
 * @throws errors of the file system, e.g. ENOENT
 */
export async function validateBareFile({ path, kind, ...context }: BareFile): Promise<ValidatedFile> {
  const source = await openPdfSource(path);
  try {
    const sha256 = await digestFile(source);
    const { named, problem } = await judgeFile(source, kind, context);
    const signatures = withPeopleNumbered(named);
    const report: ValidationReport = {
      ...{ format: kind, checkedAt: context.now.toISOString(), sha256, sizeBytes: source.size },
      problems: problem ? [problem] : findSignatureProblems(signatures, { signerCount: 0 }),
      ...{ sourceIsPrefix: null, signatures, documentTimestamps: [], files: [] },
      ...trustedListsOf(context, signatures),
    };
    return { report, ...besidesReport(named) };
  } finally {
    await source.close();
  }
}

type Judged = { named: NamedSignature[]; problem?: ValidationProblem };

async function judgeFile(
  source: PdfSource,
  kind: BareFile["kind"],
  context: ValidationContext,
): Promise<Judged> {
  try {
    const { signatures, problem } = await readFound(source, kind);
    const named = signatures.map(({ read, coversEverything }): NamedSignature => {
      const judged = judgeSignature(read, { ...context, budget: source.budget });
      const { personalCode, certificateBytes, queries, ...verdict } = judged;
      const position = { place: kind === "cms" ? "CMS" : "XML", kind: read.form, addedAfter: null };
      return {
        ...{ personalCode, certificateBytes, queries },
        signature: { ...position, ...verdict, coversEverything },
      };
    });
    return { named, problem };
  } catch (error) {
    if (error instanceof TooComplex) return { named: [], problem: "too_complex" };
    throw error;
  }
}

/** @throws {TooComplex} when it exceeds the file's budget */
async function readFound(source: PdfSource, kind: BareFile["kind"]): Promise<FoundBareSignatures> {
  if (source.size > maxBytes) throw new TooComplex("asn1Bytes");
  // The cache of the source must not be written into, and nothing here does.
  const bytes = Buffer.from(await source.read(0, source.size));
  return kind === "cms" ? readCmsFile(bytes, source.budget) : readXmlFile(bytes, source.budget);
}
