import { openSqlite } from "@/db/engines/sqlite";
import { insertDocument } from "@/db/repositories/documents";
import { insertFile } from "@/db/repositories/files";
import { insertSigners } from "@/db/repositories/signers";
import { insertSigning, insertSigningFiles } from "@/db/repositories/signings";
import { newId } from "@/lib/domain/ids";
import { hourMs } from "@/lib/domain/time/durations";

/**
 * Fills a portal's database with signings that are out for signature, each with two signers and none due soon, as
 * they are most of the time until people sign.
 */
export async function addOpenSignings(
  databaseFile: string,
  { count, ownerId, now }: { count: number; ownerId: string; now: Date },
): Promise<void> {
  const db = openSqlite(databaseFile);
  const createdAt = now;
  await db.write(async (tx) => {
    for (let number = 0; number < count; number++) {
      const ids = {
        documentId: newId("document", now),
        fileId: newId("file", now),
        id: newId("signing", now),
      };
      const { documentId, fileId, id } = ids;
      const status = "out_for_signature" as const;
      await insertDocument(tx, {
        id: documentId,
        ownerId,
        name: `Open ${number}`,
        status,
        createdAt,
        updatedAt: now,
      });
      const bytes = { sha256: number.toString(16).padStart(64, "0"), sizeBytes: 1 };
      await insertFile(tx, { ...bytes, id: fileId, documentId, role: "source", name: "Open.pdf", createdAt });
      await insertSigning(tx, {
        ...{ id, documentId, status, createdAt },
        sentById: ownerId,
        language: "en",
        gatewayToken: `signing-${number}`,
        dueAt: new Date(now.getTime() + hourMs + number * 1000),
      });
      await insertSigningFiles(tx, [{ signingId: id, fileId }]);
      await insertSigners(
        tx,
        [0, 1].map((position) => signerRow(id, position, now)),
      );
    }
  });
  await db.close();
}

const signerRow = (signingId: string, position: number, now: Date) => ({
  id: newId("signer", now),
  ...{ signingId, position },
  gatewayId: `${signingId}-${position}`,
  name: "Ona",
  surname: "Onaitė",
  email: `ona-${position}@example.com`,
  purpose: "signature" as const,
  methods: ["smartid" as const],
});
