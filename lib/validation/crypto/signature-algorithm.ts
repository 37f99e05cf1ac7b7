import { constants, verify, type KeyObject } from "node:crypto";
import * as pkijs from "pkijs";
import type { SignatureFault } from "@/lib/domain/validation/validation-report";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";

type AlgorithmFault = SignatureFault & ("weak_algorithm" | "algorithm_unsupported" | "signature_wrong");

const digests: Record<string, string> = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
  "2.16.840.1.101.3.4.2.8": "sha3-256",
  "2.16.840.1.101.3.4.2.9": "sha3-384",
  "2.16.840.1.101.3.4.2.10": "sha3-512",
};
/** MD2, MD4, MD5, RIPEMD-160, SHA-1 and SHA-224, which ETSI TS 119 312 no longer admits. */
const weakDigests = new Set([
  "1.2.840.113549.2.2",
  "1.2.840.113549.2.4",
  "1.2.840.113549.2.5",
  "1.3.36.3.2.1",
  "1.3.14.3.2.26",
  "2.16.840.1.101.3.4.2.4",
]);

const rsaEncryption = "1.2.840.113549.1.1.1";
const rsaPss = "1.2.840.113549.1.1.10";
/** Signature algorithms that name their digest: PKCS #1 v1.5 (RFC 8017) and ECDSA (RFC 5758, RFC 9688 for SHA-3). */
const named: Record<string, { key: "rsa" | "ec"; digest: string }> = {
  "1.2.840.113549.1.1.11": { key: "rsa", digest: "sha256" },
  "1.2.840.113549.1.1.12": { key: "rsa", digest: "sha384" },
  "1.2.840.113549.1.1.13": { key: "rsa", digest: "sha512" },
  "1.2.840.10045.4.3.2": { key: "ec", digest: "sha256" },
  "1.2.840.10045.4.3.3": { key: "ec", digest: "sha384" },
  "1.2.840.10045.4.3.4": { key: "ec", digest: "sha512" },
  "2.16.840.1.101.3.4.3.10": { key: "ec", digest: "sha3-256" },
  "2.16.840.1.101.3.4.3.11": { key: "ec", digest: "sha3-384" },
  "2.16.840.1.101.3.4.3.12": { key: "ec", digest: "sha3-512" },
};
/** md5, sha1 and sha224 with RSA; SHA-1 and SHA-224 with ECDSA; DSA with SHA-1. */
const weakSignatures = new Set([
  "1.2.840.113549.1.1.4",
  "1.2.840.113549.1.1.5",
  "1.2.840.113549.1.1.14",
  "1.2.840.10045.4.1",
  "1.2.840.10045.4.3.1",
  "1.2.840.10040.4.3",
]);
const minRsaBits = 2048;
const weakCurves = new Set([
  "secp112r1",
  "secp128r1",
  "secp160r1",
  "secp192k1",
  "prime192v1",
  "secp224k1",
  "secp224r1",
]);

/** Node's name of a digest algorithm, or why it is not accepted. */
export function readDigestAlgorithm(oid: string): { digest: string } | { fault: AlgorithmFault } {
  const digest = digests[oid];
  if (digest) return { digest };
  return { fault: weakDigests.has(oid) ? "weak_algorithm" : "algorithm_unsupported" };
}

type SignatureToVerify = {
  algorithm: pkijs.AlgorithmIdentifier;
  /** The digest that the signer declared; the signature must have been made with the same one. */
  digest: string;
  key: KeyObject;
  signed: Uint8Array;
  signature: Uint8Array;
};

/** Verifies a signature value of a CMS signer (RFC 5652, 5.6); `undefined` means that it is valid. */
export function findSignatureFault(given: SignatureToVerify): AlgorithmFault | undefined {
  const { algorithm, digest, key } = given;
  if (weakSignatures.has(algorithm.algorithmId) || isWeakKey(key)) return "weak_algorithm";
  const type = key.asymmetricKeyType;
  if (algorithm.algorithmId === rsaPss) return findPssFault(given);
  // RFC 3370, 3.2: plain rsaEncryption leaves the digest to digestAlgorithm.
  const expected =
    algorithm.algorithmId === rsaEncryption
      ? ({ key: "rsa", digest } as const)
      : named[algorithm.algorithmId];
  if (!expected || expected.digest !== digest || expected.key !== type) return "algorithm_unsupported";
  const isValid = verifyQuietly(digest, given, type === "ec" ? { dsaEncoding: "der" } : {});
  return isValid ? undefined : "signature_wrong";
}

function findPssFault(given: SignatureToVerify): AlgorithmFault | undefined {
  const { algorithm, digest, key } = given;
  if (key.asymmetricKeyType !== "rsa" && key.asymmetricKeyType !== "rsa-pss") return "algorithm_unsupported";
  const params = readPssParams(algorithm);
  if (!params) return "algorithm_unsupported";
  const { hash, mask, saltLength } = params;
  if (weakDigests.has(hash) || weakDigests.has(mask)) return "weak_algorithm";
  // OpenSSL uses one digest for both; no signer is known to mix them.
  if (digests[hash] !== digest || mask !== hash) return "algorithm_unsupported";
  const isValid = verifyQuietly(digest, given, {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength,
  });
  return isValid ? undefined : "signature_wrong";
}

/** RFC 4055, 3.1; parameters that are left out mean SHA-1, which is then refused. */
function readPssParams({ algorithmParams }: pkijs.AlgorithmIdentifier) {
  try {
    const params = new pkijs.RSASSAPSSParams({ schema: algorithmParams });
    const maskParams: unknown = params.maskGenAlgorithm.algorithmParams;
    const mask = new pkijs.AlgorithmIdentifier({ schema: maskParams }).algorithmId;
    return { hash: params.hashAlgorithm.algorithmId, mask, saltLength: params.saltLength };
  } catch (error) {
    throwIfReadingFault(error);
    return undefined;
  }
}

/** A key or signature at which OpenSSL throws is not valid. */
function verifyQuietly(
  digest: string,
  { key, signed, signature }: SignatureToVerify,
  options: { padding?: number; saltLength?: number; dsaEncoding?: "der" },
): boolean {
  try {
    return verify(digest, signed, { key, ...options }, signature);
  } catch (error) {
    throwIfReadingFault(error);
    return false;
  }
}

/** Whether a key is too short for its signatures to be trusted. */
export function isWeakKey(key: KeyObject): boolean {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  return (modulusLength !== undefined && modulusLength < minRsaBits) || weakCurves.has(namedCurve ?? "");
}
