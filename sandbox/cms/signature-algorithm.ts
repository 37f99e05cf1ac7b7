import { AlgorithmIdentifier, RSASSAPSSParams } from "pkijs";
import type { HashName, SignatureScheme } from "../domain/signature-scheme";
import { nullValue, oid, sequence } from "./asn1";

const digestOids: Record<HashName, string> = {
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
};
const rsaOids: Record<HashName, string> = {
  sha256: "1.2.840.113549.1.1.11",
  sha384: "1.2.840.113549.1.1.12",
  sha512: "1.2.840.113549.1.1.13",
};
const ecdsaOids: Record<HashName, string> = {
  sha256: "1.2.840.10045.4.3.2",
  sha384: "1.2.840.10045.4.3.3",
  sha512: "1.2.840.10045.4.3.4",
};
const rsaPss = "1.2.840.113549.1.1.10";
const maskGeneration = "1.2.840.113549.1.1.8";

/** The length of a digest in bytes, which is also that of the salt in RSASSA-PSS (RFC 4055, 3.1). */
const digestBytes: Record<HashName, number> = { sha256: 32, sha384: 48, sha512: 64 };

export const digestAlgorithm = (hash: HashName) => sequence(oid(digestOids[hash]), nullValue());

/**
 * The AlgorithmIdentifier of a signature value: RSA has NULL parameters and ECDSA none (RFC 5754, 3.2 and 3.3); PSS
 * names its digest, its mask and its salt (RFC 4056, 2.2).
 */
export function signatureAlgorithm({ family, hash }: SignatureScheme) {
  if (family === "ecdsa") return sequence(oid(ecdsaOids[hash]));
  if (family === "rsa") return sequence(oid(rsaOids[hash]), nullValue());
  const hashAlgorithm = new AlgorithmIdentifier({
    algorithmId: digestOids[hash],
    algorithmParams: nullValue(),
  });
  const maskGenAlgorithm = new AlgorithmIdentifier({
    algorithmId: maskGeneration,
    algorithmParams: hashAlgorithm.toSchema(),
  });
  const saltLength = digestBytes[hash];
  return sequence(
    oid(rsaPss),
    new RSASSAPSSParams({ hashAlgorithm, maskGenAlgorithm, saltLength }).toSchema(),
  );
}
