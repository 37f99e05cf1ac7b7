import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { insertDocument, setDocumentStatus } from "@/db/repositories/documents";
import { insertFile } from "@/db/repositories/files";
import { insertSigners } from "@/db/repositories/signers";
import { insertSigning, insertSigningFiles } from "@/db/repositories/signings";
import { insertUser } from "@/db/repositories/users";
import { unsignedReport } from "@/lib/domain/document/signed-source";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";

const sampleHash = "a".repeat(64);

/** Adds a user with the email "<name>@example.com" and returns their id. */
export async function addUser(db: Db, name: string, now: Date): Promise<string> {
  const id = `usr_${name}`;
  const user = { id, email: `${name}@example.com`, name, surname: "Test", role: "user" as const };
  await db.write((tx) => insertUser(tx, { ...user, passwordHash: "none", createdAt: now }));
  return id;
}

/** Appends an event about nothing in particular to the audit log, and returns its number. */
export const addEvent = (db: Db, now: Date): Promise<number> =>
  db.write((tx) => appendAuditEvent(tx, { at: now, action: "user.created" }));

type SampleDocument = {
  id: string;
  ownerId: string;
  now: Date;
  name?: string;
  sha256?: string;
  sizeBytes?: number;
  /** Whether the source was read, as unsigned. */
  isRead?: boolean;
};

/** Adds a draft with one source file "fil_<id>", whose bytes are not stored. */
export async function addDocument(
  db: Db,
  { id, ownerId, now, name = id, sha256 = sampleHash, sizeBytes = 1, isRead = true }: SampleDocument,
): Promise<{ documentId: string; fileId: string }> {
  const fileId = `fil_${id}`;
  const stored = { sha256, sizeBytes, createdAt: now };
  const validationReport = isRead ? unsignedReport({ kind: "pdf", sha256, sizeBytes, now }) : null;
  await db.write(async (tx) => {
    await insertDocument(tx, { id, ownerId, name, status: "draft", createdAt: now, updatedAt: now });
    const file = { ...stored, id: fileId, documentId: id, name: `${name}.pdf`, validationReport };
    await insertFile(tx, { ...file, role: "source" });
  });
  return { documentId: id, fileId };
}

type SampleSigning = { id: string; ownerId: string; now: Date; status?: SigningStatus; dueAt?: Date | null };

/** Adds a signing with its own document "doc_<id>". */
export async function addSigning(
  db: Db,
  { id, ownerId, now, status = "preparing", dueAt = now }: SampleSigning,
) {
  const { documentId, fileId } = await addDocument(db, { id: `doc_${id}`, ownerId, now });
  const row = { id, documentId, sentById: ownerId, status, language: "en" as const };
  await db.write(async (tx) => {
    await insertSigning(tx, { ...row, dueAt, createdAt: now });
    await insertSigningFiles(tx, [{ signingId: id, fileId }]);
  });
  return { documentId, fileId };
}

/** Adds a document "doc_<id>" that is out for signature with one signer, and returns its id. */
export async function addDocumentToSign(
  db: Db,
  { id, ownerId, now }: Pick<SampleSigning, "id" | "ownerId" | "now">,
  signer: Partial<Parameters<typeof insertSigners>[1][number]>,
): Promise<string> {
  const { documentId } = await addSigning(db, { id, ownerId, now, status: "out_for_signature" });
  const row = { id: `sgr_${id}`, signingId: id, position: 0, gatewayId: id, purpose: "signature" as const };
  const person = { name: "Žygimantas", surname: "Ąžuolas", email: "zygis@example.com", sealedToken: "token" };
  await db.write(async (tx) => {
    await insertSigners(tx, [{ ...row, ...person, methods: [], ...signer }]);
    await setDocumentStatus(tx, { documentId, status: "out_for_signature", now });
  });
  return documentId;
}
