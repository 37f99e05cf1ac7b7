import { sha256Hex } from "../cms/sha256";
import { archivedPostback, archiveFailedPostback } from "../postbacks/postback-body";
import type { Sandbox } from "../sandbox";
import type { Signing } from "../store/signings";
import { EvidenceMissing, type Evidence } from "./document-format";
import { formatOf } from "./format-of";
import { latestVersion } from "./latest-version";
import type { SigningType } from "./signing-type";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "authority" | "postbacks" | "origin">;

/** All that this sandbox knows to keep its own signatures verifiable. */
async function evidenceOf({ authority, clock }: Pick<Parts, "authority" | "clock">): Promise<Evidence> {
  return { ...(await authority.evidence()), timeStamp: (bytes) => authority.timeStamp(bytes, clock.now()) };
}

/**
 * Adds long-term data to the file of a completed signing and tells by postback what came of it.
 *
 * The caller holds the signing's lock.
 *
 * @param signing with the address that the postback shall go to
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
 * Adds long-term data to a file from anywhere. A PDF whose signers' issuers are not known here gets the time-stamp alone.
 *
 * @throws {EvidenceMissing} when the issuers of a container's signers are not known here
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
