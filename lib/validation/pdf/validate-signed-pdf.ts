import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { Addition, ValidationReport } from "@/lib/domain/validation/validation-report";
import { type Identity, identityDifferences } from "@/lib/domain/validation/identity-difference";
import { inspectSource } from "@/lib/formats/pdf/inspect-pdf";
import { TooComplex } from "@/lib/formats/reading-budget";
import { openPdfSource, type PdfSource } from "@/lib/formats/pdf/pdf-source";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import { validateFields, type ValidatedField } from "./validate-fields";
import { cmsIdentity } from "../cms/signature-identity";
import { digestFile } from "../report/digest-file";
import { type PdfRevision, readRevision } from "@/lib/formats/pdf/pdf-revision";
import { type Certification, readCertification } from "./certification";
import { listSignatureFields, type SignatureField } from "./signature-fields";
import type { EvidenceQuery, ValidationContext } from "../process/validation-context";
import { type Expected, findSignatureProblems } from "../report/signature-problems";
import { besidesReport, trustedListsOf, type ValidatedFile } from "../report/validated-file";
import { validSigners, withPeopleNumbered } from "../report/valid-signers";
import { beginsWithSource } from "./source-prefix";
import { readContents } from "./read-pdf-signature";

export type SignedPdfToValidate = Expected &
  ValidationContext & {
    path: string;
    /**
     * The file that was sent out. Signatures that it has are earlier ones: they are not counted for any of the invited signers.
     */
    sourcePath?: string;
    /** The gateway's `file_digest`, SHA-256 in hexadecimal digits, if it returned one. */
    expectedDigest?: string;
    /** The file's SHA-256, if it was computed while the file was written: then it is not read for that again. */
    knownDigest?: string;
    /** The invited people, to be compared with those who signed. */
    invited?: Identity[];
  };

/**
 * Validates a finished PDF before it enters the library: it is the one that the gateway announced, it is complete, at
 * least as many people as were invited have signed it since it was sent out, every signature and time-stamp added since
 * is valid, and after the first of them nothing was added but further ones and evidence about them. Signatures that the
 * source had are reported, and their faults keep nothing out; so is whatever the gateway did to the source before the
 * first signature. Nothing in the file makes this throw: every problem is in the report.
 *
 * Trust and revocation are in the report's conclusions, and are not problems of the file.
 *
 * @throws errors of the file system, e.g. ENOENT
 */
export async function validateSignedPdf(request: SignedPdfToValidate): Promise<ValidationReport> {
  return (await validatePdf(request)).report;
}

/** Like `validateSignedPdf`, but also returns the certificates, which the report does not contain. */
export async function validatePdf(request: SignedPdfToValidate): Promise<ValidatedFile> {
  const { path, sourcePath, expectedDigest, knownDigest, invited, now } = request;
  const source = await openPdfSource(path);
  try {
    const sha256 = knownDigest ?? (await digestFile(source));
    const isAnnounced = expectedDigest === undefined || expectedDigest.toLowerCase() === sha256;
    const sent = sourcePath === undefined ? notSent : await compareWithSource(source, sourcePath);
    const { checked, certification, problems, queries } = await validateContent(
      source,
      { ...request, ...sent },
      request,
    );
    const named = checked.flatMap((each) => (each.signature ? [each] : []));
    const signatures = withPeopleNumbered(named);
    const documentTimestamps = checked.flatMap(({ timestamp }) => timestamp ?? []);
    const report: ValidationReport = {
      format: "pdf",
      checkedAt: now.toISOString(),
      sha256,
      sizeBytes: source.size,
      problems: [
        ...(isAnnounced ? [] : (["digest_mismatch"] as const)),
        ...(sent.isSame ? (["same_as_source"] as const) : []),
        ...(sent.problem ? [sent.problem] : []),
        ...problems,
      ],
      sourceIsPrefix: sent.isPrefix,
      signatures,
      documentTimestamps,
      files: [],
      ...trustedListsOf(request, [...signatures, ...documentTimestamps]),
      ...(certification && { certification: { permission: certification.permission } }),
      ...(invited && {
        differences: identityDifferences(
          invited,
          validSigners(named.filter(({ signature }) => !signature.earlier)),
        ),
      }),
    };
    return { report, ...besidesReport(named, queries) };
  } finally {
    await source.close();
  }
}

/** How a file relates to the one that was sent out. */
type SentFile = {
  isPrefix: boolean | null;
  isSame: boolean;
  /** Why its signatures cannot be listed: then nobody knows which signatures are new. */
  problem?: "too_complex" | "unreadable";
  earlier: ReadonlySet<string>;
};

const notSent: SentFile = { isPrefix: null, isSame: false, earlier: new Set() };

async function compareWithSource(signed: PdfSource, sourcePath: string): Promise<SentFile> {
  const source = await openPdfSource(sourcePath);
  try {
    const isPrefix = await beginsWithSource(signed, source);
    const isSame = isPrefix && source.size === signed.size;
    const form = (await readForm(source).catch(asTooComplex)) ?? "unreadable";
    if (typeof form === "string") return { isPrefix, isSame, problem: form, earlier: new Set() };
    const identities = form.fields.map(({ dictionary }) => cmsIdentity(readContents(dictionary)));
    return { isPrefix, isSame, earlier: new Set(identities) };
  } finally {
    await source.close();
  }
}

type Findings = {
  checked: ValidatedField[];
  certification?: Certification;
  problems: ValidationProblem[];
  /** What could be requested online about time-stamps over the document. */
  queries?: EvidenceQuery[];
};

function asTooComplex(error: unknown): "too_complex" {
  if (error instanceof TooComplex) return "too_complex";
  throw error;
}

async function validateContent(
  source: PdfSource,
  expected: Expected & SentFile & { path: string },
  context: ValidationContext,
): Promise<Findings> {
  const findings = await findContent(source, expected, context).catch(asTooComplex);
  return findings === "too_complex" ? { checked: [], problems: [findings] } : findings;
}

/** @throws {TooComplex} when the file exceeds its budget */
async function findContent(
  source: PdfSource,
  expected: Expected & SentFile & { path: string },
  context: ValidationContext,
): Promise<Findings> {
  const { kind } = await inspectSource(source);
  // Signatures are checked whether or not there is anything to see.
  if (kind !== "pdf" && kind !== "no_pages" && kind !== "dynamic_xfa")
    return { checked: [], problems: [kind] };
  const form = await readForm(source);
  if (!form) return { checked: [], problems: ["unreadable"] };
  const { certification } = form;
  const { path, earlier } = expected;
  const { checked, queries } = await validateFields(source, { ...form, path, earlier }, context);
  return { checked, certification, problems: listProblems(checked, expected), queries };
}

type Form = { revision: PdfRevision; fields: SignatureField[]; certification: Certification | undefined };

async function readForm(source: PdfSource): Promise<Form | undefined> {
  try {
    const revision = await readRevision(source);
    const { objects } = revision;
    const fields = await listSignatureFields(objects);
    return { revision, fields, certification: await readCertification(objects, fields, source.size) };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

/** People here sign what they saw: what others permit to be changed is a change all the same. */
const isChange = new Set<Addition>(["form_filled", "annotated", "not_permitted", "looks_same", "other"]);

function listProblems(checked: ValidatedField[], expected: Expected): ValidationProblem[] {
  const signatures = checked.flatMap(({ signature }) => signature ?? []);
  const problems = findSignatureProblems(signatures, expected);
  if (signatures.length === 0) return problems;
  const added = checked
    .flatMap(({ signature, timestamp }) => signature ?? timestamp)
    .filter(({ earlier }) => !earlier);
  if (checked.some(({ timestamp }) => timestamp && !timestamp.earlier && !timestamp.valid))
    problems.push("document_timestamp_invalid");
  const additions = added.map(({ addedAfter }) => addedAfter);
  if (additions.some((each) => each !== null && isChange.has(each))) problems.push("changed_after_signing");
  if (additions.includes("unknown")) problems.push("too_complex");
  return problems;
}
