import type { ValidationProblem, ValidationReport } from "@/lib/domain/validation/validation-report";
import { type Identity, identityDifferences } from "@/lib/domain/validation/identity-difference";
import { inspectSource } from "@/lib/formats/pdf/inspect-pdf";
import { openPdfSource, type PdfSource } from "@/lib/formats/pdf/pdf-source";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import { validateFields, type ValidatedField } from "./validate-fields";
import { digestFile } from "../report/digest-file";
import { type PdfRevision, readRevision } from "@/lib/formats/pdf/pdf-revision";
import { listSignatureFields, type SignatureField } from "./signature-fields";
import { type Expected, findSignatureProblems } from "../report/signature-problems";
import { type ValidatedFile, certificatesOf } from "../report/validated-file";
import { validSigners } from "../report/valid-signers";
import { beginsWithSource } from "./source-prefix";

export type SignedPdfToValidate = Expected & {
  path: string;
  /** The file that was sent out, to report whether the signed one begins with it. */
  sourcePath?: string;
  /** The gateway's `file_digest`, SHA-256 in hexadecimal digits, if it returned one. */
  expectedDigest?: string;
  /** The invited people, to be compared with those who signed. */
  invited?: Identity[];
  now: Date;
};

/**
 * Validates a finished PDF before it enters the library: it is the one that the gateway announced, it is complete,
 * every signature in it is valid, at least as many people signed as were invited, and the last signature or document
 * time-stamp covers the whole file. Nothing in the file makes this throw: every problem is in the report.
 *
 * Not validated: whether the issuers are on a trusted list, and whether certificates were revoked. Additions between an
 * earlier signature and the next one are reported and accepted.
 *
 * @throws errors of the file system, e.g. ENOENT
 */
export async function validateSignedPdf(request: SignedPdfToValidate): Promise<ValidationReport> {
  return (await validatePdf(request)).report;
}

/** Like `validateSignedPdf`, but also returns the certificates, which the report does not contain. */
export async function validatePdf(request: SignedPdfToValidate): Promise<ValidatedFile> {
  const { path, sourcePath, expectedDigest, invited, earlierSignatures = 0, now } = request;
  const source = await openPdfSource(path);
  try {
    const sha256 = await digestFile(source);
    const isAnnounced = expectedDigest === undefined || expectedDigest.toLowerCase() === sha256;
    const { checked, problems } = await validateContent(source, request, now);
    const named = checked.flatMap((each) => (each.signature ? [each] : []));
    const report: ValidationReport = {
      format: "pdf",
      checkedAt: now.toISOString(),
      sha256,
      sizeBytes: source.size,
      problems: isAnnounced ? problems : ["digest_mismatch", ...problems],
      sourceIsPrefix: sourcePath === undefined ? null : await beginsWithSource(source, sourcePath),
      signatures: named.map(({ signature }) => signature),
      documentTimestamps: checked.flatMap(({ timestamp }) => timestamp ?? []),
      files: [],
      ...(invited && {
        differences: identityDifferences(invited, validSigners(named.slice(earlierSignatures))),
      }),
    };
    return { report, certificates: certificatesOf(named) };
  } finally {
    await source.close();
  }
}

type Findings = { checked: ValidatedField[]; problems: ValidationProblem[] };

async function validateContent(source: PdfSource, expected: Expected, now: Date): Promise<Findings> {
  const { kind } = await inspectSource(source);
  if (kind !== "pdf") return { checked: [], problems: [kind] };
  const form = await readForm(source);
  if (!form) return { checked: [], problems: ["unreadable"] };
  const checked = await validateFields(source, form, now);
  return { checked, problems: listProblems(checked, expected) };
}

type Form = { revision: PdfRevision; fields: SignatureField[] };

async function readForm(source: PdfSource): Promise<Form | undefined> {
  try {
    const revision = await readRevision(source);
    return { revision, fields: await listSignatureFields(revision.objects) };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

function listProblems(checked: ValidatedField[], expected: Expected): ValidationProblem[] {
  const signatures = checked.flatMap(({ signature }) => signature ?? []);
  const problems = findSignatureProblems(signatures, expected);
  if (signatures.length === 0) return problems;
  if (checked.some(({ timestamp }) => timestamp && !timestamp.valid))
    problems.push("document_timestamp_invalid");
  // An archive's time-stamp over the whole document may come last: it seals what was added after the signatures (their
  // certificates and revocation data) as firmly as a signature would. Nothing at all may follow it.
  const last = checked.at(-1);
  if (!(last?.signature ?? last?.timestamp)?.coversEverything) problems.push("last_signature_not_whole_file");
  return problems;
}
