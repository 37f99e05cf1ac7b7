import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "../dialect/columns";
import type { Handle, Tx } from "../client";
import { documents, files, signers, signingFiles, signings } from "../schema";
import { isOut } from "./signing-conditions";

export async function insertSigning(tx: Tx, signing: typeof signings.$inferInsert): Promise<void> {
  await tx.insert(signings).values(signing);
}

const partial = alias(files, "partial");
const signedFile = alias(files, "signed_file");

const workColumns = {
  id: signings.id,
  documentId: signings.documentId,
  sentById: signings.sentById,
  status: signings.status,
  language: signings.language,
  type: signings.type,
  documentName: documents.name,
  uploadIntendedAt: signings.uploadIntendedAt,
  createIntendedAt: signings.createIntendedAt,
  gatewayToken: signings.gatewayToken,
  gatewayExpiresAt: signings.gatewayExpiresAt,
  deadlineAt: signings.deadlineAt,
  remindEveryDays: signings.remindEveryDays,
  checkedAt: signings.checkedAt,
  warnings: signings.warnings,
  keptSignatures: signings.keptSignatures,
  /** The report of the validation of the partly signed file. */
  partialReport: partial.validationReport,
  reason: signings.reason,
  resultUrl: signings.resultUrl,
  resultDigest: signings.resultDigest,
  isResultRejected: signings.isResultRejected,
  isLevelWaived: signings.isLevelWaived,
  damagedArrivals: signings.damagedArrivals,
  signedFileId: signings.signedFileId,
  /** The signed file, which an archived one must begin with. */
  signedFile: { id: signedFile.id, sha256: signedFile.sha256 },
  archive: signings.archive,
  deletedAtGatewayAt: signings.deletedAtGatewayAt,
  handledAt: signings.handledAt,
  cancelRequestedAt: signings.cancelRequestedAt,
  trashOnceCancelled: signings.trashOnceCancelled,
  failures: signings.failures,
  quietChecks: signings.quietChecks,
};

/** Everything the workflow needs to choose and take the next step. */
export async function findSigningWork(handle: Handle, signingId: string) {
  const [found] = await handle
    .select(workColumns)
    .from(signings)
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .leftJoin(partial, eq(partial.id, signings.partialFileId))
    .leftJoin(signedFile, eq(signedFile.id, signings.signedFileId))
    .where(eq(signings.id, signingId));
  if (!found) return undefined;
  const isSigner = and(eq(signers.signingId, signingId), isNull(signers.removedAt));
  const [signed] = await handle
    .select({ count: count() })
    .from(signers)
    .where(and(isSigner, isNotNull(signers.signedAt)));
  const [changing] = await handle
    .select({ count: count() })
    .from(signers)
    .where(and(isSigner, or(isNull(signers.sealedToken), isNotNull(signers.withdrawnAt))));
  return {
    ...found,
    sources: await listSigningFiles(handle, signingId),
    signedCount: signed?.count ?? 0,
    /** Signers whom the gateway must still add or remove, once the signing is out. */
    changingCount: changing?.count ?? 0,
  };
}

/** The files of a signing in document order, with the state of each upload to the gateway. */
export async function listSigningFiles(handle: Handle, signingId: string) {
  return handle
    .select({
      id: files.id,
      name: files.name,
      kind: files.kind,
      part: files.part,
      sha256: files.sha256,
      sizeBytes: files.sizeBytes,
      /** The report of a partly signed file that the signing continues from; null for an uploaded file. */
      report: files.validationReport,
      token: signingFiles.token,
      uploadAttempts: signingFiles.uploadAttempts,
      uploadedAt: signingFiles.uploadedAt,
    })
    .from(signingFiles)
    .innerJoin(files, eq(files.id, signingFiles.fileId))
    .where(eq(signingFiles.signingId, signingId))
    .orderBy(asc(files.position));
}

export type SigningFile = Awaited<ReturnType<typeof listSigningFiles>>[number];

type SigningFileOf = { signingId: string; fileId: string };

export async function insertSigningFiles(tx: Tx, rows: SigningFileOf[]): Promise<void> {
  await tx.insert(signingFiles).values(rows);
}

/** Records the state of the upload of one file. */
export async function updateSigningFile(
  tx: Tx,
  { signingId, fileId }: SigningFileOf,
  changes: Partial<Pick<typeof signingFiles.$inferInsert, "token" | "uploadAttempts" | "uploadedAt">>,
): Promise<void> {
  await tx
    .update(signingFiles)
    .set(changes)
    .where(and(eq(signingFiles.signingId, signingId), eq(signingFiles.fileId, fileId)));
}

export type SigningWork = NonNullable<Awaited<ReturnType<typeof findSigningWork>>>;

const summaryColumns = {
  id: signings.id,
  status: signings.status,
  reason: signings.reason,
  /** Everyone has signed, according to the gateway. */
  isComplete: sql<number>`${signings.resultUrl} is not null`.mapWith(Boolean),
  gatewayExpiresAt: signings.gatewayExpiresAt,
  deadlineAt: signings.deadlineAt,
  cancelRequestedAt: signings.cancelRequestedAt,
  cancelReason: signings.cancelReason,
  createdAt: signings.createdAt,
};

/** The latest signing of a document, for a caller who has checked access to the document. */
export async function findLatestSigning(handle: Handle, documentId: string) {
  const [found] = await handle
    .select(summaryColumns)
    .from(signings)
    .where(eq(signings.documentId, documentId))
    .orderBy(desc(signings.createdAt), desc(signings.id))
    .limit(1);
  if (!found) return undefined;
  return { ...found, preparation: preparationOf(await listSigningFiles(handle, found.id)) };
}

export type SigningSummary = NonNullable<Awaited<ReturnType<typeof findLatestSigning>>>;

/** The current step of "Preparing", for the page. */
function preparationOf(sources: SigningFile[]) {
  if (sources.some(({ token }) => !token)) return "uploading" as const;
  return sources.every(({ uploadedAt }) => uploadedAt) ? ("creating" as const) : ("waiting" as const);
}

/** The documents' signings that are out, have no deadline, and whose retention at the gateway ends until `before`. */
export async function listExpiringOfDocuments(
  handle: Handle,
  { documentIds, before }: { documentIds: string[]; before: Date },
) {
  return handle
    .select({ documentId: signings.documentId, gatewayExpiresAt: signings.gatewayExpiresAt })
    .from(signings)
    .where(
      and(
        inArray(signings.documentId, documentIds),
        isOut,
        isNull(signings.deadlineAt),
        lte(signings.gatewayExpiresAt, before),
      ),
    );
}

export type ExpiringSoon = Awaited<ReturnType<typeof listExpiringOfDocuments>>[number];
