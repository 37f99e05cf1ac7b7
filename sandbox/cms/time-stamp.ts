import { randomBytes } from "node:crypto";
import { wholeSecond } from "../base/clock";
import { Integer } from "asn1js";
import { Accuracy, AlgorithmIdentifier, MessageImprint, TSTInfo } from "pkijs";
import { nullValue, octets } from "./asn1";
import { objectIdentifiers } from "./object-identifiers";
import { sha256 } from "./digest";
import { signContent, type CmsSigner } from "./signed-data";

/** A meaningless policy, under the arc for examples (ITU-T X.660, 2.999). */
const testPolicy = "2.999.3161.1";

/**
 * Creates an RFC 3161 time-stamp token.
 *
 * @param bytes the time-stamped bytes; the token holds their SHA-256
 * @param at to the second, like the responder's times, so that an answer of the same second is not older
 * @param authority the time-stamping authority
 */
export async function createTimeStamp(bytes: Buffer, at: Date, authority: CmsSigner): Promise<Buffer> {
  const info = new TSTInfo({
    version: 1,
    policy: testPolicy,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({
        algorithmId: objectIdentifiers.sha256,
        algorithmParams: nullValue(),
      }),
      hashedMessage: octets(sha256(bytes)),
    }),
    // The leading 1 keeps the random number positive.
    serialNumber: new Integer({ valueHex: Uint8Array.from([1, ...randomBytes(15)]) }),
    genTime: wholeSecond(at),
    accuracy: new Accuracy({ seconds: 1 }),
  });
  const content = Buffer.from(info.toSchema().toBER());
  return signContent(authority, { type: objectIdentifiers.timeStampInfo, bytes: content });
}
