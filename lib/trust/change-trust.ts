import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { deleteAnchor, insertAnchor, replacePins } from "@/db/repositories/trust-certificates";
import { saveTrustState } from "@/db/repositories/trust-lists";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { certificatesTooLarge, maxCertificateBytes } from "@/lib/domain/trust/certificate-files";
import { type CertificateSummary, summarize } from "./certificate-summary";
import { certificatesInFile } from "./certificates-in-file";

type Parts = { db: Db; now: () => Date };
type AdminRequest = { adminId: string; origin?: Origin };

/** More than all that have ever been pinned. */
const maxCertificates = 50;

/** Turns loading the lists of the EU on or off. Loaded lists remain in use. */
export async function turnLists(
  { db, now }: Parts,
  { adminId, origin, isOn }: AdminRequest & { isOn: boolean },
): Promise<void> {
  await db.write(async (tx) => {
    await saveTrustState(tx, { isOn });
    const action = isOn ? ("trust.lists_turned_on" as const) : ("trust.lists_turned_off" as const);
    await appendAuditEvent(tx, { at: now(), action, actorId: adminId, origin });
  });
}

/**
 * What certificates say, before they are pinned or trusted.
 *
 * @param files each with certificates in DER or PEM
 * @throws {UserFacingError} if a file holds no certificate, or there are too many
 */
export const previewCertificates = (files: Buffer[]): CertificateSummary[] =>
  [...readCertificates(files).values()].map(summarize);

/**
 * Replaces the certificates by which the list of lists may be signed.
 *
 * @param files each with certificates in DER or PEM; none returns to those of the release
 * @returns how many are pinned
 * @throws {UserFacingError} if a file holds no certificate, or there are too many
 */
export async function changePins(
  { db, now: clock }: Parts,
  { adminId, origin, files }: AdminRequest & { files: Buffer[] },
): Promise<number> {
  const certificates = readCertificates(files);
  await db.write(async (tx) => {
    const now = clock();
    await replacePins(
      tx,
      [...certificates].map(([fingerprint, certificate]) => ({ fingerprint, certificate, addedAt: now })),
    );
    await saveTrustState(tx, { pinnedAnnouncement: null });
    const action =
      certificates.size > 0 ? ("trust.pins_replaced" as const) : ("trust.pins_restored" as const);
    const detail = Object.fromEntries(
      [...certificates.keys()].map((fingerprint, index) => [`certificate${index + 1}`, fingerprint]),
    );
    await appendAuditEvent(tx, { at: now, action, actorId: adminId, origin, detail });
  });
  return certificates.size;
}

/**
 * Adds trust anchors: chains may end at these certificates.
 *
 * @returns how many were not trusted yet
 * @throws {UserFacingError} if a file holds no certificate, or there are too many
 */
export async function addAnchors(
  { db, now: clock }: Parts,
  { adminId, origin, files }: AdminRequest & { files: Buffer[] },
): Promise<number> {
  const certificates = readCertificates(files);
  if (certificates.size === 0) throw new UserFacingError({ code: "certificate_unreadable" });
  return db.write(async (tx) => {
    const now = clock();
    let added = 0;
    for (const [fingerprint, certificate] of certificates) {
      if (!(await insertAnchor(tx, { fingerprint, certificate, addedAt: now }))) continue;
      added++;
      const detail = { certificate: fingerprint, name: summarize(certificate).name };
      await appendAuditEvent(tx, { at: now, action: "trust.anchor_added", actorId: adminId, origin, detail });
    }
    return added;
  });
}

/** Stops trusting a certificate. */
export async function removeAnchor(
  { db, now }: Parts,
  { adminId, origin, fingerprint }: AdminRequest & { fingerprint: string },
): Promise<void> {
  await db.write(async (tx) => {
    const deleted = await deleteAnchor(tx, fingerprint);
    if (!deleted) return;
    const detail = { certificate: fingerprint, name: summarize(deleted.certificate).name };
    const event = { at: now(), action: "trust.anchor_removed" as const, actorId: adminId, origin, detail };
    await appendAuditEvent(tx, event);
  });
}

/** Maps fingerprints to certificates. */
function readCertificates(files: Buffer[]): Map<string, Buffer> {
  if (files.reduce((sum, { length }) => sum + length, 0) > maxCertificateBytes)
    throw new UserFacingError(certificatesTooLarge);
  const found = files.flatMap(certificatesIn);
  if (found.length > maxCertificates)
    throw new UserFacingError({ code: "certificates_too_many", values: { limit: maxCertificates } });
  return new Map(found.map((der) => [summarize(der).fingerprint, der]));
}

function certificatesIn(file: Buffer): Buffer[] {
  try {
    return certificatesInFile(file);
  } catch (cause) {
    throw new UserFacingError({ code: "certificate_unreadable" }, { cause });
  }
}
