import { sha256Hex } from "../cms/digest";
import { archivedPostback, archiveFailedPostback, fileSource } from "../postbacks/postback-body";
import type { Sandbox } from "../parts/sandbox";
import type { Signing } from "../store/signings";
import { MissingEvidenceError, type EvidenceSource, type TimeStamper } from "../domain/document-format";
import { takeResponderFault } from "./add-evidence";
import { formatOf } from "./format-of";
import { latestVersion } from "./latest-version";
import type { ResponderFault } from "../domain/responder-fault";
import type { SigningType } from "../domain/signing-type";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "authority" | "postbacks" | "origin">;

/** Where the long-term validation data of signatures comes from: this sandbox's authority. */
const sourcesOf = (
  { authority, clock }: Pick<Parts, "authority" | "clock">,
  fault?: ResponderFault,
): { evidenceOf: EvidenceSource; timeStamp: TimeStamper } => ({
  evidenceOf: (certificate) => authority.evidenceOf(certificate, fault),
  timeStamp: (bytes) => authority.timeStamp(bytes, clock.now()),
});

/**
 * Adds long-term validation data to a completed signing's file and sends the result by postback. The caller must hold
 * the signing's lock.
 *
 * @param signing its `postbackUrl` is where this postback is sent
 */
export async function archiveSigning(parts: Parts, signing: Signing): Promise<void> {
  const { store, vault, postbacks } = parts;
  const version = latestVersion(parts, signing);
  try {
    const file = await vault.readVersion(signing.token, version);
    const archived = await formatOf(signing.type).archive(
      file,
      sourcesOf(parts, takeResponderFault(parts, signing)),
    );
    await vault.saveVersion(signing.token, version + 1, archived);
    const digest = sha256Hex(archived);
    store.transaction(() => {
      store.signings.archive(signing.token, digest);
      postbacks.enqueue(signing, archivedPostback(fileSource(parts), signing, digest));
    });
  } catch (error) {
    if (!(error instanceof MissingEvidenceError)) throw error;
    postbacks.enqueue(signing, archiveFailedPostback(signing));
  }
  postbacks.wake();
}

/**
 * Adds long-term validation data to any file. A PDF whose signers have unknown issuers gets only a document
 * time-stamp.
 *
 * @throws {MissingEvidenceError} when the issuer of a container's signer is unknown
 */
export async function archiveFile(
  parts: Pick<Parts, "authority" | "clock">,
  type: SigningType,
  file: Buffer,
): Promise<Buffer> {
  const format = formatOf(type);
  const sources = sourcesOf(parts);
  try {
    return await format.archive(file, sources);
  } catch (error) {
    if (!(error instanceof MissingEvidenceError) || !format.stamp) throw error;
    return format.stamp(file, sources.timeStamp);
  }
}
