import { createHash } from "node:crypto";
import type { Evidence } from "./evidence";
import { signerCount, type Subject } from "./participants";
import type { DocumentRecord } from "./portal-database";

type StartedSubject = Subject & { startedAt: Date };

/** Events that occur at most once per document. */
const singular = [
  "document.uploaded",
  "signing.sent",
  "gateway.signing_created",
  "signing.completed",
  "file.collected",
  "file.archived",
  "signing.signed",
];

/**
 * Checks the invariants of a document that hold at any moment, even right after a crash. It relies on the sandbox's
 * log, the bytes on disk and the database rows, not on the portal's own answers.
 *
 * @returns the broken invariants, in words
 */
export async function checkInvariants(
  evidence: Evidence,
  { name, startedAt, fault }: StartedSubject,
): Promise<string[]> {
  const documents = await evidence.database.findDocuments(name);
  const document = documents[0];
  if (!document) return [];
  const events = await evidence.database.listEvents(document.documentId);
  const repeated = singular.filter((action) => events.filter((event) => event.action === action).length > 1);
  const resultFiles = await evidence.database.listResultFiles(document.documentId);
  const files = resultFiles.filter(({ role }) => role === "signed");
  const broken = [
    ...repeated.map((action) => `${action} is in the log twice`),
    ...(files.length > 1 ? ["the signed file is recorded twice"] : []),
    ...(documents.length > 1 ? ["there are two documents or signings"] : []),
  ];
  for (const { sha256, sizeBytes } of files) broken.push(...(await checkBytes(evidence, sha256, sizeBytes)));

  const calls = await evidence.gateway.callsSince(startedAt);
  const deletion = calls.find(({ path: called }) => deletionPaths(document).includes(called));
  if (!deletion) return broken;
  const deletedAt = Date.parse(deletion.at);
  const timeOf = (action: string) =>
    evidence.trueTimeOf(events.find((event) => event.action === action)?.at ?? Infinity);
  const hadFailed = document.status === "failed" && timeOf("signing.stopped") <= deletedAt;
  if (hadFailed && !document.gatewayToken) {
    // No signing was created that anybody had a link to, so only the uploaded file was deleted.
    const isSigned = (await evidence.gateway.signingsNamed(name)).some(({ token }) =>
      calls.some(({ path: called }) => called.startsWith(`/signing/${token}/sessions`)),
    );
    return isSigned
      ? [...broken, "the file of a signing that someone signed was deleted at the gateway"]
      : broken;
  }
  const [file] = files;
  if (!file) return [...broken, "deleted at the gateway without a recorded signed file"];
  const recordedAt = timeOf(fault.isArchived ? "file.archived" : "file.collected");
  if (deletedAt < recordedAt) broken.push("deleted at the gateway before the file was recorded");
  if (deletedAt < (await evidence.files.storedAt(file.sha256)))
    broken.push("deleted at the gateway before the file was stored");
  const report = JSON.parse(file.validationReport ?? "{}") as { sha256?: string; problems?: unknown[] };
  if (report.sha256 !== file.sha256 || report.problems?.length !== 0)
    broken.push("deleted at the gateway although the file did not pass validation");
  return broken;
}

const deletionPaths = ({ gatewayToken, fileToken }: DocumentRecord) => [
  `/api/signing/${gatewayToken}/delete.json`,
  `/api/file/${fileToken}/delete.json`,
];

/** Checks the invariants of a signing that is over. @returns the broken invariants, in words */
export async function checkOutcome(
  evidence: Evidence,
  { name, bytes, startedAt, fault }: StartedSubject,
  end: string | undefined,
): Promise<string[]> {
  const [document] = await evidence.database.findDocuments(name);
  if (!document || !end) return [`it is stuck: ${document?.status ?? "never uploaded"}`];
  if (end !== "signed" && end !== fault.alternativeEnd) return [`it ended as "${end}"`];
  const broken =
    document.documentStatus === end ? [] : [`the document's status is "${document.documentStatus}"`];
  const listed = await evidence.gateway.signingsNamed(name);
  const own = listed.filter(({ token }) => token === document.gatewayToken);
  const orphans = listed.length - own.length;
  const events = await evidence.database.listEvents(document.documentId);
  const onRecord = events.filter(
    ({ action, detail }) => action === "gateway.orphan_possible" && detail.includes('"signing"'),
  );
  if (orphans > onRecord.length) broken.push("an orphaned signing at the gateway is not recorded");
  if (end !== "signed") {
    if (document.gatewayToken && own.length !== 1)
      broken.push("the unsigned signing no longer exists at the gateway");
    const calls = await evidence.gateway.callsSince(startedAt);
    const isDeleted = calls.some(({ path: called }) => deletionPaths(document).includes(called));
    if (end === "failed" && document.fileToken && !isDeleted)
      broken.push("the uploaded file of a failed signing was not deleted at the gateway");
    return broken;
  }
  if (own.length > 0) broken.push("the signed signing was not deleted at the gateway");
  const files = await evidence.database.listResultFiles(document.documentId);
  const file = files.find(({ role }) => role === "signed");
  if (!file) return [...broken, "there is no signed file"];
  if (fault.isArchived) broken.push(...(await checkArchived(evidence, file, files)));
  const stored = await evidence.files.read(file.sha256);
  if (!stored) return [...broken, "the signed file is missing from the store"];
  const { count, isSound } = await evidence.signaturesIn(stored);
  if (count !== signerCount || !isSound)
    broken.push(`the file has ${count} of ${signerCount} signatures${isSound ? "" : ", not all valid"}`);
  if (!stored.subarray(0, bytes.length).equals(bytes))
    broken.push("the signed file does not begin with the file that was sent");
  return broken;
}

type ResultFile = Awaited<ReturnType<Evidence["database"]["listResultFiles"]>>[number];

/** Checks that the archived file begins with the first signed one, which is still there. */
async function checkArchived(
  evidence: Evidence,
  archived: ResultFile,
  files: ResultFile[],
): Promise<string[]> {
  const first = files.filter(({ role }) => role === "first_signed");
  if (first.length !== 1 || !first[0]) return [`there are ${first.length} first signed files`];
  const bytes = await evidence.files.read(first[0].sha256);
  if (!bytes) return ["the first signed file is missing from the store"];
  const beginning = (await evidence.files.read(archived.sha256))?.subarray(0, bytes.length);
  return beginning?.equals(bytes) ? [] : ["the archived file does not begin with the first signed one"];
}

/** Checks that the store has every recorded file, whole, and no partial ones. */
export async function checkStore({
  database,
  files,
}: Pick<Evidence, "database" | "files">): Promise<string[]> {
  const partial = await files.countPartial();
  const broken = partial > 0 ? [`${partial} partial files are left`] : [];
  for (const sha256 of await database.listHashes()) {
    const bytes = await files.read(sha256);
    if (!bytes) broken.push("a recorded file is missing from the store");
    else if (hashOf(bytes) !== sha256) broken.push("a recorded file does not have its hash");
  }
  return broken;
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function checkBytes({ files }: Evidence, sha256: string, sizeBytes: number): Promise<string[]> {
  const bytes = await files.read(sha256);
  if (!bytes) return ["the signed file is recorded but missing from the store"];
  const isWhole = bytes.length === sizeBytes && hashOf(bytes) === sha256;
  return isWhole ? [] : ["the stored bytes do not match the recorded size and hash"];
}
