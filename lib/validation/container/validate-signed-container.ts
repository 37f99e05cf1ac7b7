import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import {
  type Container,
  containerLimits,
  foreignContainerLimits,
  openContainer,
  openForeignContainer,
} from "@/lib/formats/zip/open-container";
import { ArchiveError } from "@/lib/formats/zip/archive-error";
import { openPdfSource, type PdfSource } from "@/lib/formats/pdf/pdf-source";
import { type ReadingBudget, TooComplex } from "@/lib/formats/reading-budget";
import { identityDifferences, type Identity } from "@/lib/domain/validation/identity-difference";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import { digestFile } from "../report/digest-file";
import { concludeTimestamps } from "../process/conclude-timestamps";
import type { EvidenceQuery, ValidationContext } from "../process/validation-context";
import { type Expected, findSignatureProblems } from "../report/signature-problems";
import { judgeSignature } from "../report/signature-verdict";
import { besidesReport, trustedListsOf, type ValidatedFile } from "../report/validated-file";
import { type NamedSignature, validSigners, withPeopleNumbered } from "../report/valid-signers";
import { type Coverage, coversEverything, unsignedPart } from "./coverage";
import { findCoverageProblems } from "./coverage-problems";
import { isIntact } from "./found-timestamp";
import { readContainer } from "./read-container";
import { verdictOn } from "./timestamp-verdicts";

export type SignedContainerToValidate = Expected &
  ValidationContext & {
    path: string;
    /** The files that were sent out, which must be all the content. Missing for a container from elsewhere. */
    sources?: readonly { sha256: string; sizeBytes: number }[];
    /** The gateway's `file_digest`, SHA-256 in hexadecimal digits, if it returned one. */
    expectedDigest?: string;
    /** The invited people, to report signatures of others. */
    invited?: Identity[];
  };

/**
 * Validates a finished ASiC-E container before it enters the library: it is the one that the gateway announced, every
 * reader finds the same files in it, these are the ones that were sent out, every signature is valid and covers all of
 * them, and at least as many people signed as were invited. Nothing in the file makes this throw: every problem is in
 * the report.
 *
 * Trust and revocation are in the report's conclusions, and are not problems of the file.
 *
 * @throws errors of the file system, e.g. ENOENT
 */
export async function validateSignedContainer(request: SignedContainerToValidate): Promise<ValidationReport> {
  return (await validateContainer(request)).report;
}

/** Like `validateSignedContainer`, but also returns the certificates, which the report does not contain. */
export async function validateContainer(request: SignedContainerToValidate): Promise<ValidatedFile> {
  const { path, expectedDigest, now } = request;
  const source = await openPdfSource(path);
  try {
    const sha256 = await digestFile(source);
    const isAnnounced = expectedDigest === undefined || expectedDigest.toLowerCase() === sha256;
    const isSame = request.sources?.some((sent) => sent.sha256 === sha256);
    const { problems, named, queries, ...found } = await validateContent(request, source);
    const signatures = withPeopleNumbered(named);
    const report: ValidationReport = {
      format: "asice",
      checkedAt: now.toISOString(),
      sha256,
      sizeBytes: source.size,
      problems: [
        ...(isAnnounced ? [] : (["digest_mismatch"] as const)),
        ...(isSame ? (["same_as_source"] as const) : []),
        ...problems,
      ],
      sourceIsPrefix: null,
      signatures,
      ...found,
      ...trustedListsOf(request, [...signatures, ...found.documentTimestamps]),
    };
    return { report, ...besidesReport(named, queries) };
  } finally {
    await source.close();
  }
}

type Findings = Pick<
  ValidationReport,
  "problems" | "documentTimestamps" | "containerKind" | "files" | "differences"
> & { named: NamedSignature[]; /** About time-stamps. */ queries: EvidenceQuery[] };

const nothingIn = (problem: ValidationProblem): Findings => ({
  ...{ problems: [problem], named: [], queries: [], documentTimestamps: [], files: [] },
});

async function validateContent(
  request: SignedContainerToValidate,
  { size, budget }: PdfSource,
): Promise<Findings> {
  if (size === 0) return nothingIn("empty");
  let container: Container | undefined;
  try {
    container = request.sources
      ? await openContainer(request.path, containerLimits(request.sources))
      : await openForeignContainer(request.path, foreignContainerLimits(size));
    return await validateFiles(container, request, budget);
  } catch (error) {
    if (error instanceof ArchiveError) return nothingIn(error.problem);
    if (error instanceof TooComplex) return nothingIn("too_complex");
    throw error;
  } finally {
    container?.close();
  }
}

async function validateFiles(
  container: Container,
  request: SignedContainerToValidate,
  budget: ReadingBudget,
): Promise<Findings> {
  const { parts, signatures: found, timestamps } = await readContainer(container, budget);
  const intact: Coverage[] =
    found.length > 0 ? found.filter(({ read }) => read.faults.length === 0) : timestamps.filter(isIntact);
  const files = [];
  for (const file of parts.content) {
    const sha256 = (await container.digest(file, "sha256")).toString("hex");
    const unsigned = unsignedPart(file.name.normalize("NFC"), intact);
    files.push({ name: file.name, sizeBytes: file.sizeBytes, sha256, ...(unsigned && { unsigned }) });
  }
  const context = { ...request, budget };
  const named = found.map(({ place, kind, read, ...coverage }): NamedSignature => {
    const { personalCode, certificateBytes, queries, ...verdict } = judgeSignature(read, context);
    const position = { place: withoutPersonalCodes(place), kind, addedAfter: null };
    return {
      ...{ personalCode, certificateBytes, queries },
      signature: { ...position, ...verdict, coversEverything: coversEverything(parts, coverage) },
    };
  });
  const evidence = {
    certificates: timestamps.flatMap(({ certificates }) => certificates),
    revocation: timestamps.flatMap(({ revocation }) => revocation),
  };
  const stamps = timestamps.flatMap(({ timestamp, renewals }) => [timestamp, ...renewals]);
  const { conclusions, queries } = concludeTimestamps(stamps, evidence, context);
  const documentTimestamps = timestamps.map((each) => ({
    ...{ place: withoutPersonalCodes(each.place), ...verdictOn(each, conclusions) },
    ...{ coversEverything: coversEverything(parts, each), addedAfter: null },
  }));
  const signatures = named.map(({ signature }) => signature);
  const { invited, sources } = request;
  const problems = [
    ...findSignatureProblems(signatures, request),
    ...findCoverageProblems(signatures, documentTimestamps),
    ...(sources ? findContentProblems(sources, files) : []),
  ];
  const differences = invited && { differences: identityDifferences(invited, validSigners(named)) };
  return {
    ...{ problems, named, queries, documentTimestamps, files },
    containerKind: container.kind,
    ...differences,
  };
}

type Content = readonly { sha256: string }[];

function findContentProblems(sent: Content, inside: Content): ValidationProblem[] {
  const unexpected = inside.map(({ sha256 }) => sha256);
  const problems = new Set<ValidationProblem>();
  for (const { sha256 } of sent) {
    const at = unexpected.indexOf(sha256);
    if (at < 0) problems.add("source_missing");
    else unexpected.splice(at, 1);
  }
  if (unexpected.length > 0) problems.add("file_not_sent");
  return [...problems];
}
