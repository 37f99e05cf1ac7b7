import type { Tx } from "@/db/client";
import { setDocumentStatus } from "@/db/repositories/documents";
import { insertSigners } from "@/db/repositories/signers";
import { insertSigning, insertSigningFiles } from "@/db/repositories/signings";
import { newId } from "@/lib/domain/ids";
import { gatewayExpiryAfter } from "../rules/gateway-retention";

type NewSigningRow = Parameters<typeof insertSigning>[1];
type NewSignerRow = Parameters<typeof insertSigners>[1][number];

type Recorded = Pick<NewSigningRow, "documentId" | "sentById" | "language" | "type"> &
  Partial<Pick<NewSigningRow, "senderLanguage" | "message" | "deadlineAt" | "remindEveryDays">> & {
    sources: { id: string }[];
    signers: Omit<NewSignerRow, "id" | "signingId" | "position">[];
    now: Date;
  };

/** Records a signing of these files with its signers, in their order, and makes it due. Returns its id. */
export async function recordSigning(tx: Tx, { sources, signers, now, ...row }: Recorded): Promise<string> {
  const signingId = newId("signing", now);
  await insertSigning(tx, {
    ...row,
    ...{ id: signingId, status: "preparing", dueAt: now, createdAt: now },
    gatewayExpiresAt: gatewayExpiryAfter(now),
  });
  await insertSigningFiles(
    tx,
    sources.map(({ id: fileId }) => ({ signingId, fileId })),
  );
  await insertSigners(
    tx,
    signers.map((signer, position) => ({ ...signer, id: newId("signer", now), signingId, position })),
  );
  await setDocumentStatus(tx, { documentId: row.documentId, status: "preparing", now });
  return signingId;
}
