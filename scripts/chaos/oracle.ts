import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { FaultCase } from "./fault-cases";
import type { Testbed } from "./testbed";
import { signerCount } from "./participants";
import type { DocumentRecord } from "./portal-database";

type Subject = { name: string; bytes: Uint8Array; startedAt: Date };

/** Events that happen at most once to a document. */
const once = [
  "document.uploaded",
  "signing.sent",
  "gateway.signing_created",
  "signing.completed",
  "file.collected",
  "signing.signed",
];

/**
 * Checks what must be true of a document at every moment, right after a crash too. It judges by the sandbox's log, the
 * bytes on disk and the rows, not by what the portal says of them.
 *
 * @returns the rules that are broken, in words
 */
export async function checkInvariants(testbed: Testbed, { name, startedAt }: Subject): Promise<string[]> {
  const documents = testbed.database.findDocuments(name);
  const document = documents[0];
  if (!document) return [];
  const events = testbed.database.listEvents(document.documentId);
  const repeated = once.filter((action) => events.filter((event) => event.action === action).length > 1);
  const files = testbed.database.listResultFiles(document.documentId).filter(({ role }) => role === "signed");
  const found = [
    ...repeated.map((action) => `${action} is in the log twice`),
    ...(files.length > 1 ? ["the signed file is recorded twice"] : []),
    ...(documents.length > 1 ? ["there are two documents or signings"] : []),
  ];
  for (const { sha256, sizeBytes } of files) found.push(...(await checkBytes(testbed, sha256, sizeBytes)));

  const calls = await testbed.gateway.callsSince(startedAt);
  const deletion = calls.find(({ path: called }) => deletionPaths(document).includes(called));
  if (!deletion) return found;
  const deletedAt = Date.parse(deletion.at);
  const timeOf = (action: string) =>
    testbed.portal.trueTimeOf(events.find((event) => event.action === action)?.at ?? Infinity);
  const hadFailed = document.status === "failed" && timeOf("signing.stopped") <= deletedAt;
  if (hadFailed && !document.gatewayToken) {
    // Nothing was created that anybody had a link to, so only the uploaded file was deleted.
    const isSigned = (await testbed.gateway.signingsNamed(name)).some(({ token }) =>
      calls.some(({ path: called }) => called.startsWith(`/signing/${token}/sessions`)),
    );
    return isSigned
      ? [...found, "the file of a signing that somebody signed was deleted at the gateway"]
      : found;
  }
  const [file] = files;
  if (!file) return [...found, "deleted at the gateway, and no signed file is recorded"];
  const recordedAt = timeOf("file.collected");
  if (deletedAt < recordedAt) found.push("deleted at the gateway before the file was recorded");
  if (deletedAt < (await storedAt(testbed, file.sha256)))
    found.push("deleted at the gateway before the file was stored");
  const report = JSON.parse(file.checkReport ?? "{}") as { sha256?: string; problems?: unknown[] };
  if (report.sha256 !== file.sha256 || report.problems?.length !== 0)
    found.push("deleted at the gateway without a check that the file passed");
  return found;
}

const deletionPaths = ({ gatewayToken, fileToken }: DocumentRecord) => [
  `/api/signing/${gatewayToken}/delete.json`,
  `/api/file/${fileToken}/delete.json`,
];

/** Checks what must be true once a signing is over. @returns the rules that are broken, in words */
export async function checkOutcome(
  testbed: Testbed,
  { name, bytes, startedAt }: Subject,
  { end, fault }: { end: string | undefined; fault: FaultCase },
): Promise<string[]> {
  const document = testbed.database.findDocuments(name)[0];
  if (!document || !end) return [`it got stuck as "${document?.status ?? "never uploaded"}"`];
  if (end !== "signed" && end !== fault.alternativeEnd) return [`it ended as "${end}"`];
  const found = document.documentStatus === end ? [] : [`the document says "${document.documentStatus}"`];
  const listed = await testbed.gateway.signingsNamed(name);
  const own = listed.filter(({ token }) => token === document.gatewayToken);
  const orphans = listed.length - own.length;
  const onRecord = testbed.database
    .listEvents(document.documentId)
    .filter(({ action, detail }) => action === "gateway.orphan_possible" && detail.includes('"signing"'));
  if (orphans > onRecord.length) found.push("there is an orphan at the gateway that is not on record");
  if (end !== "signed") {
    if (document.gatewayToken && own.length !== 1)
      found.push("it is gone at the gateway without being signed");
    const calls = await testbed.gateway.callsSince(startedAt);
    const isDeleted = calls.some(({ path: called }) => deletionPaths(document).includes(called));
    if (end === "failed" && document.fileToken && !isDeleted)
      found.push("the uploaded file of a failed signing was not deleted at the gateway");
    return found;
  }
  if (own.length > 0) found.push("it was not deleted at the gateway");
  const file = testbed.database.listResultFiles(document.documentId).find(({ role }) => role === "signed");
  if (!file) return [...found, "there is no signed file"];
  const stored = pathOf(testbed, file.sha256);
  const { count, isSound } = await testbed.signaturesIn(stored);
  if (count !== signerCount || !isSound)
    found.push(`the file has ${count} signatures, or one that is not valid`);
  if (!(await readFile(stored)).subarray(0, bytes.length).equals(bytes))
    found.push("the file is not the one that was sent");
  return found;
}

/** Checks that the store has every recorded file, and that nothing is left half-written in it. */
export async function checkStore(testbed: Testbed): Promise<string[]> {
  const files = path.join(testbed.folder, "portal", "files");
  const incoming = await readdir(path.join(files, "incoming"));
  const found = incoming.length > 0 ? [`${incoming.length} half-written files are left`] : [];
  for (const sha256 of testbed.database.listHashes())
    if (!existsSync(pathOf(testbed, sha256))) found.push("a recorded file is not stored");
  return found;
}

const pathOf = ({ folder }: Testbed, sha256: string) =>
  path.join(folder, "portal", "files", sha256.slice(0, 2), sha256);

/** When the bytes got their name on disk, by the clock of the file system. */
const storedAt = async (testbed: Testbed, sha256: string) =>
  Math.floor((await stat(pathOf(testbed, sha256))).ctimeMs);

async function checkBytes(testbed: Testbed, sha256: string, sizeBytes: number): Promise<string[]> {
  const bytes = await readFile(pathOf(testbed, sha256)).catch(() => undefined);
  if (!bytes) return ["the signed file is recorded but not stored"];
  const isWhole = bytes.length === sizeBytes && createHash("sha256").update(bytes).digest("hex") === sha256;
  return isWhole ? [] : ["the stored bytes are not those that were recorded"];
}
