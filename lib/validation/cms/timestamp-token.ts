import { createHash } from "node:crypto";
import * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { digestOfIdentifier } from "../crypto/digests";
import { digestAlgorithm } from "../crypto/used-algorithm";
import type { ReadTimestamp } from "../process/evidence";
import type { RevocationItem } from "../revocation/revocation-item";
import { CmsError, onlySigner, parseCmsMessage } from "./cms-message";
import { readCmsSignature } from "./cms-signature";

const timestampInfo = "1.2.840.113549.1.9.16.1.4";

/** A time-stamp token, with the evidence that came inside it. */
export type ReadToken = Omit<ReadTimestamp, "kind" | "covers"> & {
  certificates: ParsedCertificate[];
  revocation: RevocationItem[];
};

type TokenReading = {
  budget: ReadingBudget;
  /** Where to look for the authority's certificate when the token itself carries none. */
  moreCertificates?: ParsedCertificate[];
};

/**
 * Reads an RFC 3161 time-stamp token: whether its imprint is the digest of the stamped bytes, and its own signature is
 * right. Whether its authority may issue it, and was trusted then, is judged apart.
 *
 * @param digestStamped returns the digest of the stamped bytes by an algorithm; `undefined` where it cannot be over any
 */
export async function readTimestampToken(
  token: Uint8Array,
  digestStamped: (algorithm: string) => Promise<Buffer | undefined>,
  { budget, moreCertificates = [] }: TokenReading,
): Promise<ReadToken> {
  try {
    const message = parseCmsMessage(token, budget);
    const content = message.signedData.encapContentInfo.eContent?.getValue();
    if (!content) throw new CmsError("The time-stamp has no content.");
    const { certificate, faults, algorithms } = await readCmsSignature(message, onlySigner(message), {
      contentType: timestampInfo,
      digestContent: async (algorithm) => createHash(algorithm).update(new Uint8Array(content)).digest(),
      signingCertificate: "required",
      ...{ moreCertificates, budget },
    });
    const { messageImprint, genTime } = readInfo(content);
    const digest = digestOfIdentifier(messageImprint.hashAlgorithm.algorithmId);
    const imprint = messageImprint.hashedMessage.valueBlock.valueHexView;
    const stamped = digest === undefined ? undefined : await digestStamped(digest);
    const isOverThis = stamped?.equals(imprint) ?? false;
    return {
      stampedAt: genTime,
      authority: certificate,
      faults: [
        ...faults,
        ...(digest === undefined ? (["algorithm_unsupported"] as const) : []),
        ...(digest !== undefined && !isOverThis ? (["document_changed"] as const) : []),
      ],
      algorithms: [...algorithms, ...(digest ? [digestAlgorithm(digest)] : [])],
      certificates: message.certificates,
      revocation: message.revocation,
    };
  } catch (error) {
    throwIfReadingFault(error);
    const nothing = { algorithms: [], certificates: [], revocation: [] };
    return { stampedAt: undefined, authority: undefined, faults: ["cms_malformed"], ...nothing };
  }
}

/**
 * What a time-stamp token is over. The digest is Node's name of it, `undefined` for one that is not supported.
 *
 * @returns `undefined` for a token that cannot be read
 */
export function readImprint(
  token: Uint8Array,
  budget: ReadingBudget,
): { digest: string | undefined; hash: Buffer } | undefined {
  try {
    const content = parseCmsMessage(token, budget).signedData.encapContentInfo.eContent?.getValue();
    if (!content) return undefined;
    const { hashAlgorithm, hashedMessage } = readInfo(content).messageImprint;
    return {
      digest: digestOfIdentifier(hashAlgorithm.algorithmId),
      hash: Buffer.from(hashedMessage.valueBlock.valueHexView),
    };
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
