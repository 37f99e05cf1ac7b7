import { createHash } from "node:crypto";
import * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { wasValidAt } from "../certificates/certificate-facts";
import { CmsError, parseCmsMessage } from "./cms-message";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { verifyCmsSignature } from "./cms-signature";
import { readDigestAlgorithm } from "../crypto/signature-algorithm";
import type { ParsedCertificate } from "../certificates/parsed-certificate";

const timestampInfo = "1.2.840.113549.1.9.16.1.4";
const timeStamping = "1.3.6.1.5.5.7.3.8";

export type VerifiedTimestamp = { stampedAt: Date; authority: ParsedCertificate };

type TokenReading = {
  budget: ReadingBudget;
  /** Where to look for the authority's certificate when the token itself carries none. */
  moreCertificates?: ParsedCertificate[];
};

/**
 * Verifies an RFC 3161 time-stamp token: its imprint is the digest of the stamped bytes, its own signature is valid,
 * and its certificate is for time-stamping (2.3) and was valid at that time.
 *
 * @param digestStamped returns the digest of the stamped bytes by an algorithm
 * @returns `undefined` when any of this fails
 */
export async function verifyTimestampToken(
  token: Uint8Array,
  digestStamped: (algorithm: string) => Promise<Buffer>,
  { budget, moreCertificates = [] }: TokenReading,
): Promise<VerifiedTimestamp | undefined> {
  try {
    const message = parseCmsMessage(token, budget);
    const content = message.signedData.encapContentInfo.eContent?.getValue();
    if (!content) return undefined;
    const { certificate, faults } = await verifyCmsSignature(message, {
      contentType: timestampInfo,
      digestContent: async (algorithm) => createHash(algorithm).update(new Uint8Array(content)).digest(),
      signingCertificate: "required_either_version",
      moreCertificates,
    });
    const { messageImprint, genTime } = readInfo(content);
    const algorithm = readDigestAlgorithm(messageImprint.hashAlgorithm.algorithmId);
    if (!certificate || faults.length > 0 || "fault" in algorithm) return undefined;
    const imprint = messageImprint.hashedMessage.valueBlock.valueHexView;
    const isOverThis = (await digestStamped(algorithm.digest)).equals(imprint);
    const mayStamp = certificate.x509.keyUsage?.includes(timeStamping) && wasValidAt(certificate, genTime);
    return isOverThis && mayStamp ? { stampedAt: genTime, authority: certificate } : undefined;
  } catch (error) {
    throwIfReadingFault(error);
    return undefined;
  }
}

function readInfo(content: ArrayBuffer): pkijs.TSTInfo {
  const info = pkijs.TSTInfo.fromBER(content);
  if (Number.isNaN(info.genTime.getTime())) throw new CmsError("The time-stamp has no time.");
  return info;
}
