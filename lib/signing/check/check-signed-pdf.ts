import { createHash } from "node:crypto";
import type { CheckProblem, CheckReport } from "@/lib/domain/check-report";
import { type Identity, identityDifferences } from "@/lib/domain/identity-difference";
import { inspectSource } from "@/lib/library/pdf-inspection";
import { openPdfSource, type PdfSource } from "@/lib/library/pdf-inspection-source";
import { PdfSyntaxError } from "@/lib/library/pdf-inspection-syntax";
import { findHeader, readXrefChain } from "@/lib/library/pdf-inspection-xref";
import { checkFields, type Checked } from "@/lib/signing/check/check-signatures";
import { PdfObjects } from "@/lib/signing/check/pdf-objects";
import { listSignatureFields } from "@/lib/signing/check/signature-fields";
import { beginsWithSource } from "@/lib/signing/check/source-prefix";

export type SignedPdfToCheck = {
  path: string;
  /** How many people were asked to sign. */
  signerCount: number;
  /** How many signatures the file carried before they were asked; these come first. */
  earlierSignatures?: number;
  /** The file that was sent out, to report whether the signed one begins with it. */
  sourcePath?: string;
  /** The gateway's `file_digest`, SHA-256 in hexadecimal digits, where it gave one. */
  expectedDigest?: string;
  /** Who was asked to sign, to be compared with those who did. */
  invited?: Identity[];
  now?: Date;
};

/**
 * Checks a finished file before it enters the library: it is the one that the gateway announced, a whole PDF, every
 * signature in it verifies, at least as many people signed as were asked, and the last one covers the whole file.
 * Nothing in the file makes this throw: whatever is wrong is a problem in the report.
 *
 * Not checked: whether the issuers are on a trusted list, whether certificates were revoked, and what was changed
 * between an earlier signature and the next one.
 *
 * @throws what the file system says, e.g. ENOENT
 */
export async function checkSignedPdf(request: SignedPdfToCheck): Promise<CheckReport> {
  const {
    path,
    sourcePath,
    expectedDigest,
    signerCount,
    invited,
    earlierSignatures = 0,
    now = new Date(),
  } = request;
  const source = await openPdfSource(path);
  try {
    const sha256 = await digestFile(source);
    const isAnnounced = expectedDigest === undefined || expectedDigest.toLowerCase() === sha256;
    const { checked, problems } = await checkContent(source, { signerCount, earlierSignatures }, now);
    return {
      checkedAt: now.toISOString(),
      sha256,
      sizeBytes: source.size,
      problems: isAnnounced ? problems : ["digest_mismatch", ...problems],
      sourceIsPrefix: sourcePath === undefined ? null : await beginsWithSource(source, sourcePath),
      signatures: checked.flatMap(({ signature }) => signature ?? []),
      documentTimestamps: checked.flatMap(({ timestamp }) => timestamp ?? []),
      ...(invited && { differences: identityDifferences(invited, signedAs(checked, earlierSignatures)) }),
    };
  } finally {
    await source.close();
  }
}

/** Each person once, by their certificate. */
function signedAs(checked: Checked[], earlierSignatures: number): Identity[] {
  const people = new Map<string, Identity>();
  for (const { signature, personalCode: code = null } of newOnes(checked, earlierSignatures)) {
    if (!signature?.valid || !signature.signer || !signature.certificate) continue;
    const { commonName, givenName, surname } = signature.signer;
    const name = givenName && surname ? `${givenName} ${surname}` : commonName;
    people.set(signature.certificate.fingerprint, { name, code });
  }
  return [...people.values()];
}

const newOnes = (checked: Checked[], earlierSignatures: number) =>
  checked.filter(({ signature }) => signature).slice(earlierSignatures);

async function digestFile(source: PdfSource): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of source.chunks(0, source.size)) hash.update(chunk);
  return hash.digest("hex");
}

type Findings = { checked: Checked[]; problems: CheckProblem[] };

type Asked = { signerCount: number; earlierSignatures: number };

async function checkContent(source: PdfSource, asked: Asked, now: Date): Promise<Findings> {
  const { kind } = await inspectSource(source);
  if (kind !== "pdf") return { checked: [], problems: [kind] };
  const fields = await readFields(source);
  if (!fields) return { checked: [], problems: ["unreadable"] };
  const checked = await checkFields(source, fields, now);
  return { checked, problems: listProblems(checked, asked) };
}

async function readFields(source: PdfSource) {
  try {
    const objects = new PdfObjects(source, await readXrefChain(source, (await findHeader(source)) ?? 0));
    return await listSignatureFields(objects);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

function listProblems(checked: Checked[], { signerCount, earlierSignatures }: Asked): CheckProblem[] {
  const signatures = checked.flatMap(({ signature }) => signature ?? []);
  if (signatures.length === 0) return ["no_signatures"];
  const problems: CheckProblem[] = [];
  // One person may sign twice, but must not stand for two: people are told apart by their certificates. A person who
  // signed with two certificates of their own cannot be told from two people here.
  const people = new Set(
    signatures
      .slice(earlierSignatures)
      .flatMap(({ valid, certificate }) => (valid && certificate?.fingerprint) || []),
  );
  if (people.size < signerCount) problems.push("too_few_signatures");
  if (signatures.some(({ valid }) => !valid)) problems.push("signature_invalid");
  if (checked.some(({ timestamp }) => timestamp && !timestamp.valid))
    problems.push("document_timestamp_invalid");
  // An archive's time-stamp over the whole document may come last: it seals what was added after the signatures (their
  // certificates and revocation data) as firmly as a signature would. Nothing at all may follow it.
  const last = checked.at(-1);
  if (!(last?.signature ?? last?.timestamp)?.coversWholeFile) problems.push("last_signature_not_whole_file");
  return problems;
}
