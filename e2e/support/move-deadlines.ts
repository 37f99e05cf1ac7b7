import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { execute } from "@/db/dialect/handle";

// Tests cannot wait for days. They move the portal's deadlines instead, and its reconciler then works on the signing
// at once. The gateway, which keeps its own deadlines, still has the signing.

/** Sets the time until the gateway deletes the signing of a document, as recorded by the portal. */
export async function setTimeUntilDeletion(db: Db, documentId: string, leftMs: number): Promise<void> {
  const now = Date.now();
  await db.write(async (tx) =>
    execute(
      tx,
      sql`UPDATE signings SET forgotten_at = ${now + leftMs}, due_at = ${now} WHERE document_id = ${documentId} AND due_at IS NOT NULL`,
    ),
  );
}

/** Ends the time to sign a document now. */
export async function endTimeToSign(db: Db, documentId: string): Promise<void> {
  const now = Date.now();
  await db.write(async (tx) =>
    execute(
      tx,
      sql`UPDATE signings SET deadline_at = ${now}, due_at = ${now} WHERE document_id = ${documentId} AND due_at IS NOT NULL`,
    ),
  );
}

/** Makes the portal check the status of a document's signing at the gateway now, which it does ever more rarely. */
export async function checkGatewayNow(db: Db, documentId: string): Promise<void> {
  const now = Date.now();
  await db.write(async (tx) =>
    execute(
      tx,
      sql`UPDATE signings SET due_at = ${now} WHERE document_id = ${documentId} AND due_at > ${now}`,
    ),
  );
}

/** Makes the portal check at once, with a document's signing, whether the gateway accepts its access token again. */
export async function probeGatewayNow(db: Db, documentId: string): Promise<void> {
  const now = Date.now();
  await db.write(async (tx) => {
    await execute(
      tx,
      sql`UPDATE signings SET due_at = ${now} WHERE document_id = ${documentId} AND due_at IS NOT NULL`,
    );
    await execute(tx, sql`UPDATE gateway_pauses SET next_probe_at = ${now}`);
  });
}
