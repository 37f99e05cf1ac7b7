import { asc, eq } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { trustAnchors, trustPins } from "../schema";

export type StoredCertificate = typeof trustAnchors.$inferSelect;

/** The pinned certificates that an admin set; none if those of the release apply. */
export const listPins = (handle: Handle): Promise<StoredCertificate[]> =>
  handle.select().from(trustPins).orderBy(asc(trustPins.fingerprint));

/** Replaces the pinned certificates; with none, those of the release apply. */
export async function replacePins(tx: Tx, certificates: StoredCertificate[]): Promise<void> {
  await tx.delete(trustPins);
  if (certificates.length > 0) await tx.insert(trustPins).values(certificates);
}

/** The certificates that admins have added as trust anchors, latest last. */
export const listAnchors = (handle: Handle): Promise<StoredCertificate[]> =>
  handle.select().from(trustAnchors).orderBy(asc(trustAnchors.addedAt), asc(trustAnchors.fingerprint));

/** @returns whether it was added; an existing one stays as it is */
export async function insertAnchor(tx: Tx, anchor: StoredCertificate): Promise<boolean> {
  return (await tx.insert(trustAnchors).values(anchor).onConflictDoNothing().returning()).length > 0;
}

/** @returns the anchor that was deleted, if there was one */
export async function deleteAnchor(tx: Tx, fingerprint: string): Promise<StoredCertificate | undefined> {
  const [deleted] = await tx
    .delete(trustAnchors)
    .where(eq(trustAnchors.fingerprint, fingerprint))
    .returning();
  return deleted;
}
