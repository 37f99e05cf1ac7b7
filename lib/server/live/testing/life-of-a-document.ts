import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { insertFile } from "@/db/repositories/files";
import { removeSigner, withdrawSigner } from "@/db/repositories/signer-changes";
import { insertSigners } from "@/db/repositories/signers";
import { insertSigning, insertSigningFiles } from "@/db/repositories/signings";
import { documents, signers, signingFiles, signings } from "@/db/schema";
import type { AuditAction } from "@/lib/domain/audit/audit-action";

type Step = {
  action: AuditAction;
  signingId?: string;
  change: (tx: Tx, at: Date) => Promise<unknown>;
};

/** Ada's document is signed by Cleo, not by Bob who is removed, becomes Eve's, and is sent to Bob again. */
export function lifeOf({ documentId, fileId }: { documentId: string; fileId: string }): Step[] {
  const signing = { documentId, sentById: "usr_ada", language: "en" as const };
  const addSigner = (tx: Tx, id: string, { name = "", position = 0, sealedToken = "" }) =>
    insertSigners(tx, [
      {
        ...{ id, signingId: `sig_${id.at(-1)}`, position, gatewayId: id, purpose: "signature", methods: [] },
        ...{ userId: `usr_${name}`, name, surname: "Test", email: `${name}@example.com` },
        sealedToken: sealedToken || null,
      },
    ]);
  const setSigner = (tx: Tx, id: string, values: Partial<typeof signers.$inferInsert>) =>
    tx.update(signers).set(values).where(eq(signers.id, id));
  const setDocument = (tx: Tx, values: Partial<typeof documents.$inferInsert>) =>
    tx.update(documents).set(values).where(eq(documents.id, documentId));
  const sent = (tx: Tx, id: string, createdAt: Date) =>
    insertSigning(tx, { ...signing, id, status: "out_for_signature", createdAt });
  return [
    {
      ...{ action: "signing.sent", signingId: "sig_1" },
      async change(tx, at) {
        await sent(tx, "sig_1", at);
        await addSigner(tx, "bob_1", { name: "bob" });
        await addSigner(tx, "cleo_1", { name: "cleo", position: 1 });
      },
    },
    {
      ...{ action: "gateway.signing_created", signingId: "sig_1" },
      change: (tx) => tx.update(signers).set({ sealedToken: "token" }),
    },
    {
      ...{ action: "signer.change_asked", signingId: "sig_1" },
      change: (tx, at) => withdrawSigner(tx, { signerId: "bob_1", now: at }),
    },
    {
      ...{ action: "signer.removed", signingId: "sig_1" },
      change: (tx, at) => removeSigner(tx, { signerId: "bob_1", now: at }),
    },
    {
      ...{ action: "signer.signed", signingId: "sig_1" },
      change: (tx, at) => setSigner(tx, "cleo_1", { signedAt: at }),
    },
    {
      ...{ action: "file.partial_kept", signingId: "sig_1" },
      async change(tx, at) {
        const file = { id: "fil_partial", documentId, name: "p.pdf", sha256: "b".repeat(64), sizeBytes: 1 };
        await insertFile(tx, { ...file, role: "partial", createdAt: at });
        await tx.update(signings).set({ partialFileId: file.id, status: "expired" });
      },
    },
    { action: "document.transferred", change: (tx) => setDocument(tx, { ownerId: "usr_eve" }) },
    {
      ...{ action: "signing.sent", signingId: "sig_2" },
      async change(tx, at) {
        await sent(tx, "sig_2", at);
        await insertSigningFiles(tx, [{ signingId: "sig_2", fileId }]);
        await addSigner(tx, "bob_2", { name: "bob", sealedToken: "token" });
      },
    },
    {
      ...{ action: "gateway.signing_created", signingId: "sig_2" },
      change: (tx) => tx.update(signingFiles).set({ fileId: "fil_partial" }),
    },
    { action: "document.trashed", change: (tx, at) => setDocument(tx, { trashedAt: at }) },
    {
      action: "document.restored",
      async change(tx, at) {
        await setDocument(tx, { trashedAt: null });
        await appendAuditEvent(tx, { at, action: "file.viewed", documentId });
      },
    },
  ];
}
