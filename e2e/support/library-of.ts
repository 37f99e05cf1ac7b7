import path from "node:path";
import { openDatabase } from "@/db/client";
import { insertDocument } from "@/db/repositories/documents";
import { insertFile } from "@/db/repositories/files";
import { insertSigners } from "@/db/repositories/signers";
import { insertSigning, insertSigningFiles } from "@/db/repositories/signings";
import { insertUser } from "@/db/repositories/users";
import { hashPassword } from "@/lib/accounts/password";
import { demoPassword } from "@/lib/domain/people/demo-accounts";
import { newId } from "@/lib/domain/ids";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { createDiskFileStore } from "@/lib/files/file-store";
import { e2ePortals } from "@/scripts/e2e-portals";
import { samplePdf } from "./sample-pdf";

type Row = { name: string; status?: SigningStatus; signer?: string };

/** A person of their own with these documents, the first of them changed last. Gives the address to sign in with. */
export async function personWithLibrary(rows: Row[]): Promise<string> {
  const db = openDatabase(path.join(e2ePortals.url.dataDir, "paraph.db"));
  const now = new Date();
  const ownerId = newId("user", now);
  const email = `${ownerId}@example.com`;
  const store = await createDiskFileStore(path.join(e2ePortals.url.dataDir, "files"));
  const stored = await store.put(new Blob([new Uint8Array(await samplePdf())]).stream());
  const passwordHash = await hashPassword(demoPassword);
  await db.write(async (tx) => {
    const person = { name: "Ona", surname: "Onaitė", role: "user" as const, passwordHash, createdAt: now };
    await insertUser(tx, { ...person, id: ownerId, email });
    for (const [index, { name, status, signer }] of rows.entries()) {
      const at = new Date(now.getTime() - index * 60_000);
      const [documentId, fileId, signingId] = [
        newId("document", at),
        newId("file", at),
        newId("signing", at),
      ];
      const dates = { createdAt: at, updatedAt: at };
      await insertDocument(tx, { id: documentId, ownerId, name, status: status ?? "draft", ...dates });
      await insertFile(tx, {
        ...stored,
        createdAt: at,
        id: fileId,
        documentId,
        role: "source",
        name: `${name}.pdf`,
      });
      if (!status) continue;
      const signing = { id: signingId, documentId, sentById: ownerId, language: "en" as const, dueAt: null };
      await insertSigning(tx, { ...signing, status, createdAt: at });
      await insertSigningFiles(tx, [{ signingId, fileId }]);
      const [first = "Jonas", surname = "Test"] = (signer ?? "Jonas Jonaitis").split(" ");
      const signs = { signingId, position: 0, gatewayId: first, purpose: "signature" as const, methods: [] };
      const address = `${first.toLowerCase()}@example.com`;
      await insertSigners(tx, [{ ...signs, id: newId("signer", at), name: first, surname, email: address }]);
    }
  });
  db.close();
  return email;
}
