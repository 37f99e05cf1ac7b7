import { sha256Hex } from "../cms/sha256";
import { archivedPostback, archiveFailedPostback } from "../postbacks/postback-body";
import type { Sandbox } from "../parts/sandbox";
import type { Signing } from "../store/signings";
import { EvidenceMissing, type Evidence } from "../domain/document-format";
import { formatOf } from "./format-of";
import { latestVersion } from "./latest-version";
import type { SigningType } from "../domain/signing-type";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "authority" | "postbacks" | "origin">;

/** The long-term validation data of this sandbox's own signatures. */
export async function evidenceOf({
  authority,
  clock,
}: Pick<Parts, "authority" | "clock">): Promise<Evidence> {
  return { ...(await authority.evidence()), timeStamp: (bytes) => authority.timeStamp(bytes, clock.now()) };
}

/**
 * Adds long-term data to the file of a completed signing and sends the result by postback.
 *
 * The caller holds the signing's lock.
 *
 * @param signing with the URL for this postback
 */
export async function archiveSigning(parts: Parts, signing: Signing): Promise<void> {
  const { store, vault, postbacks, origin } = parts;
  const version = latestVersion(parts, signing);
  try {
    const file = await vault.readVersion(signing.token, version);
    const archived = await formatOf(signing.type).archive(file, await evidenceOf(parts));
    await vault.saveVersion(signing.token, version + 1, archived);
    const digest = sha256Hex(archived);
    store.transaction(() => {
      store.signings.archive(signing.token, digest);
      postbacks.enqueue(signing, archivedPostback(origin(), signing, digest));
    });
  } catch (error) {
    if (!(error instanceof EvidenceMissing)) throw error;
    postbacks.enqueue(signing, archiveFailedPostback(signing));
  }
  postbacks.wake();
}

/**
 * Adds long-term data to any file. A PDF whose signers' issuers are unknown here gets only the time-stamp.
 *
 * @throws {EvidenceMissing} when the issuer of a container's signer is unknown here
 */
export async function archiveFile(
  parts: Pick<Parts, "authority" | "clock">,
  type: SigningType,
  file: Buffer,
): Promise<Buffer> {
  const format = formatOf(type);
  const evidence = await evidenceOf(parts);
  try {
    return await format.archive(file, evidence);
  } catch (error) {
    if (!(error instanceof EvidenceMissing) || !format.stamp) throw error;
    return format.stamp(file, evidence.timeStamp);
  }
}
