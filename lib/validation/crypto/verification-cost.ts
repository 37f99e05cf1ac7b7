import type { KeyObject } from "node:crypto";

/** Bytes that are digested in about the time of one verification. */
const bytesOfOne = 128 * 1024;
/** Squared bits of a modulus, times bits of the exponents, of one. */
const bitsOfOne = 2e9;
/** The curve that OpenSSL has by far the fastest code for. */
const fastCurve = "prime256v1";
const costOfOtherCurve = 4;

/**
 * What it takes to verify a signature value, in verifications of ECDSA on P-256: keys of RSA may have 16,384 bits, and
 * public exponents thousands of them.
 */
export function verificationCost(key: KeyObject, signedBytes: number): number {
  const { modulusLength, publicExponent, divisorLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const exponentBits = publicExponent ? publicExponent.toString(2).length : 2 * (divisorLength ?? 0);
  const ofModulus = modulusLength === undefined ? 0 : (modulusLength ** 2 * exponentBits) / bitsOfOne;
  const ofCurve = namedCurve === fastCurve || key.asymmetricKeyType !== "ec" ? 0 : costOfOtherCurve;
  return 1 + Math.floor(ofModulus + ofCurve + signedBytes / bytesOfOne);
}
