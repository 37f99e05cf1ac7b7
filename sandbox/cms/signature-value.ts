import {
  constants,
  sign,
  verify,
  X509Certificate,
  type KeyObject,
  type SignKeyObjectInput,
} from "node:crypto";
import type { SignatureScheme } from "../domain/signature-scheme";

/** The scheme of signatures by a caller's own key, always with SHA-256; undefined if the key is not supported. */
export function callersSchemeOf(certificate: Buffer): SignatureScheme | undefined {
  const { asymmetricKeyType } = publicKeyOf(certificate);
  if (asymmetricKeyType === "ec") return { family: "ecdsa", hash: "sha256" };
  return asymmetricKeyType === "rsa" ? { family: "rsa", hash: "sha256" } : undefined;
}

/** Makes a signature value in a thread of its own, as one with a long RSA key takes a tenth of a second. */
export function signValue(bytes: Buffer, key: KeyObject, { family, hash }: SignatureScheme): Promise<Buffer> {
  const options: SignKeyObjectInput =
    family === "rsa-pss"
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { key, dsaEncoding: "der" };
  return new Promise((resolve, reject) => {
    sign(hash, bytes, options, (error, value) => (error ? reject(error) : resolve(value)));
  });
}

/**
 * Verifies a signature value made with the caller's own key.
 *
 * @param value RSA as PKCS #1 v1.5; ECDSA as DER or in the P1363 form of smart cards, r and s concatenated (IEEE
 * P1363)
 * @returns the value as in CMS, or undefined if it is not the signature of these bytes by this certificate
 */
export function acceptSignatureValue(
  certificate: Buffer,
  toBeSigned: Buffer,
  value: Buffer,
): Buffer | undefined {
  const key = publicKeyOf(certificate);
  if (isSignature(toBeSigned, key, value, "der")) return value;
  if (key.asymmetricKeyType !== "ec" || !isSignature(toBeSigned, key, value, "ieee-p1363")) return undefined;
  return derFromP1363(value);
}

function isSignature(bytes: Buffer, key: KeyObject, value: Buffer, dsaEncoding: "der" | "ieee-p1363") {
  try {
    return verify("sha256", bytes, { key, dsaEncoding }, value);
  } catch {
    return false;
  }
}

const publicKeyOf = (certificate: Buffer) => new X509Certificate(certificate).publicKey;

/** Converts a P1363 value to an ECDSA-Sig-Value (RFC 3279, 2.2.3). */
function derFromP1363(value: Buffer): Buffer {
  const half = value.length / 2;
  const body = Buffer.concat([derInteger(value.subarray(0, half)), derInteger(value.subarray(half))]);
  return Buffer.concat([Buffer.from([0x30]), derLength(body.length), body]);
}

function derInteger(unsigned: Buffer): Buffer {
  const start = unsigned.findIndex((byte) => byte !== 0);
  const digits = start === -1 ? Buffer.from([0]) : unsigned.subarray(start);
  const isNegative = ((digits[0] ?? 0) & 0x80) !== 0;
  const content = isNegative ? Buffer.concat([Buffer.from([0]), digits]) : digits;
  return Buffer.concat([Buffer.from([0x02]), derLength(content.length), content]);
}

const derLength = (length: number) => Buffer.from(length < 0x80 ? [length] : [0x81, length]);

/**
 * Converts an ECDSA-Sig-Value to the P1363 form of XML signatures (RFC 4051, 2.3.6).
 *
 * @param size of r and of s in bytes: that of the curve's order
 */
export function p1363FromDer(der: Buffer, size: number): Buffer {
  // The header has two bytes, or three if the content is 128 bytes or longer.
  const first = der[1] === 0x81 ? 3 : 2;
  const r = integerAt(der, first);
  return Buffer.concat([r, integerAt(der, first + 2 + (der[first + 1] ?? 0))].map(padded));

  function padded(part: Buffer): Buffer {
    const digits = part.length > size ? part.subarray(part.length - size) : part;
    return Buffer.concat([Buffer.alloc(size - digits.length), digits]);
  }
}

const integerAt = (der: Buffer, at: number) => der.subarray(at + 2, at + 2 + (der[at + 1] ?? 0));
