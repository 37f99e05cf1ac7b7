import type { Element } from "@xmldom/xmldom";
import type {
  ValidatedSignature,
  ValidationProblem,
  ValidationReport,
} from "@/lib/domain/validation/validation-report";
import {
  containerLimits,
  foreignContainerLimits,
  isContainerFile,
  openContainer,
} from "@/lib/formats/zip/open-container";
import { ArchiveError } from "@/lib/formats/zip/archive-error";
import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import type { Archive } from "@/lib/formats/zip/open-archive";
import { openPdfSource } from "@/lib/formats/pdf/pdf-source";
import { validateXadesSignature, type DigestOfFile } from "./validate-xades-signature";
import { identityDifferences, type Identity } from "@/lib/domain/validation/identity-difference";
import { type SignatureVerdict, unreadableSignature } from "../report/signature-verdict";
import { digestFile } from "../report/digest-file";
import { withoutPersonalCodes } from "../cms/personal-codes";
import { type Asked, findSignatureProblems } from "../report/signature-problems";
import { type ValidatedFile, certificatesOf } from "../report/validated-file";
import { type NamedSignature, validSigners } from "../report/valid-signers";
import { childrenNamed, isElement, parseSignatureFile } from "./xml-document";
import { XmlFault } from "./xml-fault";

export type SignedContainerToValidate = Asked & {
  path: string;
  /** The files that were sent out: each must be inside as it was, and nothing else. Unknown of one from elsewhere. */
  sources?: readonly { sha256: string; sizeBytes: number }[];
  /** The gateway's `file_digest`, SHA-256 in hexadecimal digits, where it gave one. */
  expectedDigest?: string;
  /** Who was asked to sign, to report whose certificate is somebody else's. */
  invited?: Identity[];
  now: Date;
};

/** Any file of this name may hold XAdES signatures (ETSI EN 319 162-1, 4.4.3.2). */
const isSignatureFile = ({ name }: ArchiveFile) => /^META-INF\/[^/]*signatures[^/]*\.xml$/.test(name);

/** With certificates and revocation lists for decades a signature is still a few megabytes. */
const largestSignatureFile = 16 * 1024 * 1024;

/**
 * Checks a finished ASiC-E container before it enters the library: it is the one that the gateway announced, every reader
 * finds the same files in it, these are the ones that were sent out, every signature verifies and is over all of them,
 * and at least as many people signed as were asked. Nothing in the file makes this throw: whatever is wrong is a problem
 * in the report.
 *
 * Not checked: whether the issuers are on a trusted list, and whether certificates were revoked.
 *
 * @throws what the file system says, e.g. ENOENT
 */
export async function validateSignedContainer(request: SignedContainerToValidate): Promise<ValidationReport> {
  return (await validateContainer(request)).report;
}

/** The same with the certificates that the report leaves out. */
export async function validateContainer(request: SignedContainerToValidate): Promise<ValidatedFile> {
  const { path, expectedDigest, now } = request;
  const source = await openPdfSource(path);
  try {
    const sha256 = await digestFile(source);
    const isAnnounced = expectedDigest === undefined || expectedDigest.toLowerCase() === sha256;
    const { problems, named, ...found } = await validateContent(request, source.size, now);
    const report: ValidationReport = {
      format: "asice",
      checkedAt: now.toISOString(),
      sha256,
      sizeBytes: source.size,
      problems: isAnnounced ? problems : ["digest_mismatch", ...problems],
      sourceIsPrefix: null,
      documentTimestamps: [],
      signatures: named.map(({ signature }) => signature),
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
  size: number,
  now: Date,
): Promise<Findings> {
  if (size === 0) return nothingIn("empty");
  let container: Archive | undefined;
  try {
    container = await openContainer(request.path, limitsOf(request, size));
    return await validateFiles(container, request, now);
  } catch (error) {
    if (error instanceof ArchiveError) return nothingIn(error.problem);
    throw error;
  } finally {
    container?.close();
  }
}

async function validateFiles(
  container: Archive,
  request: SignedContainerToValidate,
  now: Date,
): Promise<Findings> {
  const dataFiles = container.files.filter(isContainerFile);
  const files = [];
  for (const file of dataFiles) {
    const sha256 = (await container.digest(file, "sha256")).toString("hex");
    files.push({ name: file.name, sizeBytes: file.sizeBytes, sha256 });
  }
  const names = dataFiles.map(({ name }) => name);
  const named: NamedSignature[] = [];
  for (const file of container.files.filter(isSignatureFile).toSorted(byNumber)) {
    const digestOfFile = digestsIn(container, dataFiles);
    named.push(...(await validateSignatureFile(container, file, { digestOfFile, names, now })));
  }
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

const limitsOf = ({ sources }: SignedContainerToValidate, size: number) =>
  sources ? containerLimits(sources) : foreignContainerLimits(size);

/** Signatures of another kind stand elsewhere (CAdES, and XAdES of older containers): they are there, and not seen. */
const isOtherSignatureFile = ({ name }: ArchiveFile) =>
  /^META-INF\/.*signature.*\.(p7s|p7m|xml)$/i.test(name);

/** signatures2.xml before signatures10.xml: the order in which they were put in. */
const byNumber = (left: ArchiveFile, right: ArchiveFile) =>
  left.name.localeCompare(right.name, "en", { numeric: true });

/** Each file is read once for each kind of digest, however many signatures there are. */
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

type Validating = { digestOfFile: DigestOfFile; names: string[]; now: Date };

async function validateSignatureFile(
  container: Archive,
  file: ArchiveFile,
  { digestOfFile, names, now }: Validating,
): Promise<NamedSignature[]> {
  const place = withoutPersonalCodes(file.name);
  const named = (
    { personalCode, certificateBytes, ...verdict }: SignatureVerdict,
    given: Pick<ValidatedSignature, "valid" | "coversEverything">,
  ): NamedSignature => ({
    personalCode,
    certificateBytes,
    signature: { place, kind: "XAdES", addedAfter: null, ...verdict, ...given },
  });
  const checked: NamedSignature[] = [];
  try {
    for (const element of signaturesIn(await container.readWhole(file, largestSignatureFile))) {
      const { verdict, covered } = await validateXadesSignature(element, digestOfFile, now);
      const valid = verdict.faults.length === 0;
      const coversEverything = names.every((name) => covered.has(name));
      checked.push(named(verdict, { valid, coversEverything }));
    }
  } catch (error) {
    if (error instanceof XmlFault)
      return [named(unreadableSignature(error.fault), { valid: false, coversEverything: false })];
    throw error;
  }
  return checked;
}

/** Signatures stand side by side under the root, and nothing else does (annex A.5): nested ones are nobody's. */
function signaturesIn(bytes: Buffer): Element[] {
  const root = parseSignatureFile(bytes);
  const signatures = childrenNamed(root, "ds", "Signature");
  const isPlain = isElement(root, "asic", "XAdESSignatures") && signatures.length > 0;
  if (!isPlain || signatures.length !== root.children.length) throw new XmlFault("xml_malformed");
  return signatures;
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
