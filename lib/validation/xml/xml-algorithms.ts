import { constants, type KeyObject, verify } from "node:crypto";
import type { Element } from "@xmldom/xmldom";
import type { SignatureFault } from "@/lib/domain/validation/validation-report";
import type { Canonicalization } from "./canonical-xml";
import { isWeakKey } from "../crypto/signature-algorithm";
import { algorithmOf, childNamed, childrenNamed } from "./xml-document";
import { XmlFault } from "./xml-fault";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";

/** Names of RFC 9231, which adopted those of XML Encryption and XML Signature. */
const digests: Record<string, string> = {
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
  "http://www.w3.org/2007/05/xmldsig-more#sha3-256": "sha3-256",
  "http://www.w3.org/2007/05/xmldsig-more#sha3-384": "sha3-384",
  "http://www.w3.org/2007/05/xmldsig-more#sha3-512": "sha3-512",
};
const weakNames =
  /#(sha1|md5|ripemd160|sha224|rsa-sha1|rsa-md5|rsa-ripemd160|rsa-sha224|ecdsa-sha1|ecdsa-sha224|ecdsa-ripemd160|dsa-sha1|sha1-rsa-MGF1|sha224-rsa-MGF1|hmac-sha1)$/;

type Scheme = { key: "rsa" | "ec"; digest: string; isPss?: true };

const signatures: Record<string, Scheme> = {
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": { key: "rsa", digest: "sha256" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384": { key: "rsa", digest: "sha384" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": { key: "rsa", digest: "sha512" },
  "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1": { key: "rsa", digest: "sha256", isPss: true },
  "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1": { key: "rsa", digest: "sha384", isPss: true },
  "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1": { key: "rsa", digest: "sha512", isPss: true },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256": { key: "ec", digest: "sha256" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384": { key: "ec", digest: "sha384" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512": { key: "ec", digest: "sha512" },
};

const canonicalizations: Record<string, Canonicalization["version"]> = {
  "http://www.w3.org/TR/2001/REC-xml-c14n-20010315": "1.0",
  "http://www.w3.org/2006/12/xml-c14n11": "1.1",
  "http://www.w3.org/2001/10/xml-exc-c14n#": "exclusive",
};

/** How an XML signature is canonicalized when it names no method (XML Signature, 4.4.3.2). */
export const defaultCanonicalization: Canonicalization = { version: "1.0", inclusivePrefixes: [] };

const refuse = (name: string) =>
  new XmlFault(weakNames.test(name) ? "weak_algorithm" : "algorithm_unsupported");

/** Node's name of a DigestMethod. @throws {XmlFault} for one that is not accepted */
export function readDigestMethod(method: Element): string {
  const digest = digests[algorithmOf(method)];
  if (!digest) throw refuse(algorithmOf(method));
  return digest;
}

/** @throws {XmlFault} for a canonical form that is not accepted: one with comments would sign what nobody sees */
export function readCanonicalization(method: Element): Canonicalization {
  const version = canonicalizations[algorithmOf(method)];
  if (!version) throw refuse(algorithmOf(method));
  const list = version === "exclusive" && childNamed(method, "exclusive", "InclusiveNamespaces");
  const prefixes = list ? (list.getAttribute("PrefixList") ?? "").split(/\s+/).filter(Boolean) : [];
  return {
    version,
    inclusivePrefixes: prefixes.map((prefix) => (prefix === "#default" ? "" : prefix)),
  };
}

/**
 * Reads the only transform that a reference may have. One that selects or rewrites (XPath, XSLT, base64, enveloped)
 * would let a signature be over something other than what is shown.
 *
 * @throws {XmlFault} for any other, and for more than one
 */
export function readTransform(reference: Element): Canonicalization | undefined {
  const list = childNamed(reference, "ds", "Transforms");
  if (!list) return undefined;
  const [transform, ...more] = childrenNamed(list, "ds", "Transform");
  if (!transform || more.length > 0) throw new XmlFault("algorithm_unsupported");
  return readCanonicalization(transform);
}

type ValueToVerify = { method: Element; key: KeyObject; signed: Buffer; value: Buffer };

/** Verifies a SignatureValue; `undefined` means that it is valid. */
export function findValueFault({ method, key, signed, value }: ValueToVerify): SignatureFault | undefined {
  const scheme = signatures[algorithmOf(method)];
  if (!scheme) return refuse(algorithmOf(method)).fault;
  if (isWeakKey(key)) return "weak_algorithm";
  if (key.asymmetricKeyType !== scheme.key) return "algorithm_unsupported";
  try {
    return verify(scheme.digest, signed, { key, ...optionsOf(scheme) }, value)
      ? undefined
      : "signature_wrong";
  } catch (error) {
    throwIfReadingFault(error);
    return "signature_wrong"; // a value at which OpenSSL throws
  }
}

/** ECDSA values are r and s side by side (RFC 9231, 2.3.6); the salt of MGF1 is as long as the digest (2.3.10). */
function optionsOf({ key, isPss }: Scheme) {
  if (key === "ec") return { dsaEncoding: "ieee-p1363" } as const;
  if (!isPss) return {};
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}
