import path from "node:path";
import type { Db } from "@/db/client";
import { insertDocument } from "@/db/repositories/documents";
import { insertFile } from "@/db/repositories/files";
import { insertSigners } from "@/db/repositories/signers";
import { insertSigning, insertSigningFiles } from "@/db/repositories/signings";
import { newId } from "@/lib/domain/ids";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { samplePdf } from "@/testing/sample-pdf";

/** A draft, or if a status is given, a document with a signing that the gateway does not know. */
export type NewDocument = { name: string; status?: SigningStatus; signer?: string };
export type AddedDocument = { documentId: string; signingId: string };

/** Inserts documents directly into an account's library, the most recently changed first. */
export async function addDocuments(
  { db, dataDir, ownerId }: { db: Db; dataDir: string; ownerId: string },
  documents: NewDocument[],
): Promise<AddedDocument[]> {
  const store = await createDiskFileStore(path.join(dataDir, "files"));
  const stored = await store.put(new Blob([new Uint8Array(await samplePdf())]).stream());
  const now = Date.now();
  return db.write(async (tx) => {
    const added: AddedDocument[] = [];
    for (const [index, { name, status, signer = "Jonas Jonaitis" }] of documents.entries()) {
      const at = new Date(now - index * 60_000);
      const documentId = newId("document", at);
      const fileId = newId("file", at);
      const signingId = newId("signing", at);
      const dates = { createdAt: at, updatedAt: at };
      await insertDocument(tx, { id: documentId, ownerId, name, status: status ?? "draft", ...dates });
      const file = { id: fileId, documentId, role: "source" as const, name: `${name}.pdf` };
      await insertFile(tx, { ...stored, ...file, createdAt: at });
      added.push({ documentId, signingId });
      if (!status) continue;
      const signing = { id: signingId, documentId, sentById: ownerId, language: "en" as const, dueAt: null };
      await insertSigning(tx, { ...signing, status, createdAt: at });
      await insertSigningFiles(tx, [{ signingId, fileId }]);
      const [first = "", surname = ""] = signer.split(" ");
      const signs = { signingId, position: 0, gatewayId: first, purpose: "signature" as const, methods: [] };
      const person = { name: first, surname, email: `${first.toLowerCase()}@example.com` };
      await insertSigners(tx, [{ ...signs, ...person, id: newId("signer", at) }]);
    }
    return added;
  });
}
