import type { ValidationProblem, ValidationReport } from "@/lib/domain/validation/validation-report";
import {
  containerLimits,
  foreignContainerLimits,
  isContainerFile,
  openContainer,
  openForeignContainer,
} from "@/lib/formats/zip/open-container";
import { ArchiveError } from "@/lib/formats/zip/archive-error";
import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import type { Archive } from "@/lib/formats/zip/open-archive";
import { openPdfSource, type PdfSource } from "@/lib/formats/pdf/pdf-source";
import { type ReadingBudget, TooComplex } from "@/lib/formats/reading-budget";
import { isSignatureFile, validateSignatureFile } from "./validate-signature-file";
import type { DigestOfFile } from "../xades/read-xades";
import { identityDifferences, type Identity } from "@/lib/domain/validation/identity-difference";
import { digestFile } from "../report/digest-file";
import type { ValidationContext } from "../process/validation-context";
import { type Expected, findSignatureProblems } from "../report/signature-problems";
import { type ValidatedFile, certificatesOf } from "../report/validated-file";
import { type NamedSignature, validSigners, withPeopleNumbered } from "../report/valid-signers";

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
 * Not validated: whether the issuers are on a trusted list, and whether certificates were revoked.
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
    const { problems, named, ...found } = await validateContent(request, source);
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
      documentTimestamps: [],
      signatures: withPeopleNumbered(named),
      ...found,
    };
    return { report, certificates: certificatesOf(named) };
  } finally {
    await source.close();
  }
}

type Findings = Pick<ValidationReport, "problems" | "files" | "differences"> & { named: NamedSignature[] };

const nothingIn = (problem: ValidationProblem): Findings => ({ problems: [problem], named: [], files: [] });

async function validateContent(
  request: SignedContainerToValidate,
  { size, budget }: PdfSource,
): Promise<Findings> {
  if (size === 0) return nothingIn("empty");
  let container: Archive | undefined;
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
  container: Archive,
  request: SignedContainerToValidate,
  budget: ReadingBudget,
): Promise<Findings> {
  const dataFiles = container.files.filter(isContainerFile);
  const files = [];
  for (const file of dataFiles) {
    const sha256 = (await container.digest(file, "sha256")).toString("hex");
    files.push({ name: file.name, sizeBytes: file.sizeBytes, sha256 });
  }
  const names = dataFiles.map(({ name }) => name);
  const named: NamedSignature[] = [];
  const digestOfFile = digestsIn(container, dataFiles);
  const given = { budget, digestOfFile, names, validation: request };
  for (const file of container.files.filter(isSignatureFile).toSorted(byNumber))
    named.push(...(await validateSignatureFile(container, file, given)));
  const signatures = named.map(({ signature }) => signature);
  if (signatures.length === 0 && container.files.some(isOtherSignatureFile))
    return { ...nothingIn("container_kind_unknown"), files };
  const problems = findSignatureProblems(signatures, request);
  if (signatures.some(({ valid, coversEverything }) => valid && !coversEverything))
    problems.push("file_not_signed");
  const { invited, sources } = request;
  if (sources) problems.push(...findContentProblems(sources, files));
  const differences = invited && { differences: identityDifferences(invited, validSigners(named)) };
  return { problems, named, files, ...differences };
}

/** Signatures of kinds that are not validated (CAdES, and XAdES of older containers). */
const isOtherSignatureFile = ({ name }: ArchiveFile) =>
  /^META-INF\/.*signature.*\.(p7s|p7m|xml)$/i.test(name);

/** signatures2.xml before signatures10.xml: the order in which they were added. */
const byNumber = (left: ArchiveFile, right: ArchiveFile) =>
  left.name.localeCompare(right.name, "en", { numeric: true });

/** Digests each file once per algorithm, however many signatures refer to it. */
function digestsIn(container: Archive, files: ArchiveFile[]): DigestOfFile {
  const known = new Map<string, Promise<Buffer>>();
  return async (name, algorithm) => {
    const file = files.find((each) => each.name === name);
    if (!file) return undefined;
    const key = `${algorithm} ${name}`;
    const digest = known.get(key) ?? container.digest(file, algorithm);
    known.set(key, digest);
    return digest;
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
