import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { digestOfIdentifier } from "../crypto/digests";
import type { TimeMark } from "../process/evidence";
import type { RevocationItem } from "../revocation/revocation-item";

const nonceExtension = "1.3.6.1.5.5.7.48.1.2";

type Nonce = { digest: string; value: Buffer };

/**
 * Finds the time-mark of a BDoc signature: the OCSP response whose nonce is the digest of the signature value (BDoc
 * 2.1.2, 6.1). Newer ones name the algorithm of the digest; older ones have the digest alone.
 *
 * Only signatures whose policy demands it have one: elsewhere a nonce may be any number.
 *
 * @returns a response that is not bound to the signature, if there is no other; `undefined` if there is none
 */
export function findTimeMark(
  responses: readonly RevocationItem[],
  signatureValue: Uint8Array,
): TimeMark | undefined {
  let wrong: TimeMark | undefined;
  for (const response of responses) {
    if (response.kind !== "ocsp") continue;
    const nonce = readNonce(response.bytes);
    const isBound =
      nonce !== undefined && createHash(nonce.digest).update(signatureValue).digest().equals(nonce.value);
    if (isBound) return { response, isBound };
    wrong ??= { response, isBound };
  }
  return wrong;
}

function readNonce(response: Uint8Array): Nonce | undefined {
  try {
    const extension = basicResponse(response).tbsResponseData.responseExtensions?.find(
      ({ extnID }) => extnID === nonceExtension,
    );
    return extension && digestIn(extension.extnValue.valueBlock.valueHexView);
  } catch (error) {
    throwIfReadingFault(error);
    return undefined;
  }
}

function basicResponse(bytes: Uint8Array): pkijs.BasicOCSPResponse {
  const { result } = asn1js.fromBER(bytes);
  const isWhole =
    result instanceof asn1js.Sequence && result.valueBlock.value[0] instanceof asn1js.Enumerated;
  if (!isWhole) return new pkijs.BasicOCSPResponse({ schema: result });
  const { responseBytes } = new pkijs.OCSPResponse({ schema: result });
  const inner = asn1js.fromBER(responseBytes?.response.valueBlock.valueHexView ?? new Uint8Array());
  return new pkijs.BasicOCSPResponse({ schema: inner.result });
}

const digestsByLength: Readonly<Record<number, string>> = {
  20: "sha1",
  32: "sha256",
  48: "sha384",
  64: "sha512",
};

/** A DigestInfo (RFC 8017, A.2.4) or a digest alone, each perhaps in an octet string. */
function digestIn(nonce: Uint8Array): Nonce | undefined {
  const { result, offset } = asn1js.fromBER(nonce);
  const isWhole = offset === nonce.length;
  if (isWhole && result instanceof asn1js.OctetString) return digestIn(result.valueBlock.valueHexView);
  if (isWhole && result instanceof asn1js.Sequence) {
    const [algorithm, value] = result.valueBlock.value;
    const [identifier] = algorithm instanceof asn1js.Sequence ? algorithm.valueBlock.value : [];
    const digest =
      identifier instanceof asn1js.ObjectIdentifier ? digestOfIdentifier(identifier.getValue()) : undefined;
    if (digest && value instanceof asn1js.OctetString)
      return { digest, value: Buffer.from(value.valueBlock.valueHexView) };
  }
  const digest = digestsByLength[nonce.length];
  return digest ? { digest, value: Buffer.from(nonce) } : undefined;
}
