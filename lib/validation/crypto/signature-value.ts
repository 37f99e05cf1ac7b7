import { constants, createVerify, verify, type KeyObject } from "node:crypto";
import * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import { digestName, digestOfIdentifier } from "./digests";
import { verificationCost } from "./verification-cost";

/** How a signature value was computed. */
export type SignatureScheme = {
  key: "rsa" | "rsa-pss" | "ec" | "dsa" | "ed25519" | "ed448";
  /** Node's name of the digest; the Edwards curves have their own. */
  digest: string;
  /** The length of the salt of RSASSA-PSS, in bytes. */
  saltLength?: number;
  /** r and s side by side, as in XML (RFC 9231, 2.3.6), instead of DER. */
  isPlain?: boolean;
};

const rsaPss = "1.2.840.113549.1.1.10";
/** Identifiers that leave the digest to another field (RFC 3370, 3.2; RFC 5480, 2.1.1). */
const withoutDigest: Readonly<Record<string, SignatureScheme["key"]>> = {
  "1.2.840.113549.1.1.1": "rsa",
  "1.2.840.10045.2.1": "ec",
  "1.2.840.10040.4.1": "dsa",
};
/**
 * Identifiers that name their digest: RFC 8017, RFC 5758, RFC 9688 for SHA-3, RFC 8410, RFC 3279; BSI TR-03111,
 * 5.2.1.1, for plain values of ECDSA.
 */
const named: Readonly<Record<string, SignatureScheme>> = {
  "1.2.840.113549.1.1.4": { key: "rsa", digest: "md5" },
  "1.2.840.113549.1.1.5": { key: "rsa", digest: "sha1" },
  "1.3.14.3.2.29": { key: "rsa", digest: "sha1" },
  "1.2.840.113549.1.1.14": { key: "rsa", digest: "sha224" },
  "1.2.840.113549.1.1.11": { key: "rsa", digest: "sha256" },
  "1.2.840.113549.1.1.12": { key: "rsa", digest: "sha384" },
  "1.2.840.113549.1.1.13": { key: "rsa", digest: "sha512" },
  "2.16.840.1.101.3.4.3.14": { key: "rsa", digest: "sha3-256" },
  "2.16.840.1.101.3.4.3.15": { key: "rsa", digest: "sha3-384" },
  "2.16.840.1.101.3.4.3.16": { key: "rsa", digest: "sha3-512" },
  "1.2.840.10045.4.1": { key: "ec", digest: "sha1" },
  "1.2.840.10045.4.3.1": { key: "ec", digest: "sha224" },
  "1.2.840.10045.4.3.2": { key: "ec", digest: "sha256" },
  "1.2.840.10045.4.3.3": { key: "ec", digest: "sha384" },
  "1.2.840.10045.4.3.4": { key: "ec", digest: "sha512" },
  "2.16.840.1.101.3.4.3.10": { key: "ec", digest: "sha3-256" },
  "2.16.840.1.101.3.4.3.11": { key: "ec", digest: "sha3-384" },
  "2.16.840.1.101.3.4.3.12": { key: "ec", digest: "sha3-512" },
  "0.4.0.127.0.7.1.1.4.1.1": { key: "ec", digest: "sha1", isPlain: true },
  "0.4.0.127.0.7.1.1.4.1.2": { key: "ec", digest: "sha224", isPlain: true },
  "0.4.0.127.0.7.1.1.4.1.3": { key: "ec", digest: "sha256", isPlain: true },
  "0.4.0.127.0.7.1.1.4.1.4": { key: "ec", digest: "sha384", isPlain: true },
  "0.4.0.127.0.7.1.1.4.1.5": { key: "ec", digest: "sha512", isPlain: true },
  "1.2.840.10040.4.3": { key: "dsa", digest: "sha1" },
  "2.16.840.1.101.3.4.3.1": { key: "dsa", digest: "sha224" },
  "2.16.840.1.101.3.4.3.2": { key: "dsa", digest: "sha256" },
  "1.3.101.112": { key: "ed25519", digest: "sha512" },
  "1.3.101.113": { key: "ed448", digest: "sha512" },
};

/**
 * Reads how a signature value was computed.
 *
 * @param digest the digest that is declared elsewhere, for identifiers that name none
 * @returns `undefined` for an algorithm that is not supported
 */
export function readScheme(
  algorithm: pkijs.AlgorithmIdentifier,
  digest: string | undefined,
): SignatureScheme | undefined {
  const { algorithmId } = algorithm;
  if (algorithmId === rsaPss) return readPss(algorithm);
  const key = withoutDigest[algorithmId];
  if (key) return digest === undefined ? undefined : { key, digest };
  return named[algorithmId];
}

/**
 * RFC 4055, 3.1: parameters that are left out mean SHA-1. OpenSSL has one digest for both, and no signer mixes them.
 */
function readPss({ algorithmParams }: pkijs.AlgorithmIdentifier): SignatureScheme | undefined {
  try {
    const params = new pkijs.RSASSAPSSParams(algorithmParams ? { schema: algorithmParams } : {});
    const maskParams: unknown = params.maskGenAlgorithm.algorithmParams;
    const mask = maskParams
      ? new pkijs.AlgorithmIdentifier({ schema: maskParams }).algorithmId
      : params.hashAlgorithm.algorithmId;
    const digest = digestOfIdentifier(params.hashAlgorithm.algorithmId);
    if (!digest || digestOfIdentifier(mask) !== digest) return undefined;
    return { key: "rsa-pss", digest, saltLength: params.saltLength };
  } catch (error) {
    throwIfReadingFault(error);
    return undefined;
  }
}

type SignatureToVerify = {
  scheme: SignatureScheme;
  key: KeyObject;
  signed: Uint8Array;
  signature: Uint8Array;
  /** Of the file that the signature is from. */
  budget?: ReadingBudget;
};

/** Whether a key can have made a signature of this scheme. */
const fits = ({ key: wanted }: SignatureScheme, key: KeyObject): boolean =>
  wanted === "rsa-pss"
    ? key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "rsa-pss"
    : key.asymmetricKeyType === wanted;

/**
 * Verifies a signature value.
 *
 * @returns `undefined` where it is right; the fault otherwise
 * @throws {TooComplex} when the file exceeds its budget
 */
export function findValueFault({
  scheme,
  key,
  signed,
  signature,
  budget,
}: SignatureToVerify): "algorithm_unsupported" | "signature_wrong" | undefined {
  if (!fits(scheme, key)) return "algorithm_unsupported";
  budget?.spend("verifications", verificationCost(key, signed.length));
  const digest = scheme.key === "ed25519" || scheme.key === "ed448" ? null : scheme.digest;
  try {
    return verify(digest, signed, { key, ...optionsOf(scheme) }, signature) ? undefined : "signature_wrong";
  } catch (error) {
    throwIfReadingFault(error);
    return "signature_wrong"; // a key or a value at which OpenSSL throws
  }
}

/** Like `findValueFault`, for more bytes than should be in memory at once. */
export async function findStreamFault(
  scheme: SignatureScheme,
  key: KeyObject,
  signature: Uint8Array,
  signed: AsyncIterable<Uint8Array>,
): Promise<ReturnType<typeof findValueFault>> {
  // The Edwards curves need all bytes at once.
  if (!fits(scheme, key) || scheme.key === "ed25519" || scheme.key === "ed448")
    return "algorithm_unsupported";
  try {
    const verification = createVerify(scheme.digest);
    for await (const chunk of signed) verification.update(chunk);
    return verification.verify({ key, ...optionsOf(scheme) }, signature) ? undefined : "signature_wrong";
  } catch (error) {
    throwIfReadingFault(error);
    return "signature_wrong"; // a key or a value at which OpenSSL throws
  }
}

function optionsOf({ key, saltLength, isPlain }: SignatureScheme) {
  if (key === "ec" || key === "dsa")
    return { dsaEncoding: isPlain ? ("ieee-p1363" as const) : ("der" as const) };
  if (key !== "rsa-pss") return {};
  return {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: saltLength ?? constants.RSA_PSS_SALTLEN_DIGEST,
  };
}

const keyNames: Record<SignatureScheme["key"], string> = {
  rsa: "RSA",
  "rsa-pss": "RSASSA-PSS",
  ec: "ECDSA",
  dsa: "DSA",
  ed25519: "Ed25519",
  ed448: "Ed448",
};

/** The scheme in words: "RSA with SHA-256", "Ed25519". */
export const schemeName = ({ key, digest }: SignatureScheme): string =>
  key === "ed25519" || key === "ed448" ? keyNames[key] : `${keyNames[key]} with ${digestName(digest)}`;
