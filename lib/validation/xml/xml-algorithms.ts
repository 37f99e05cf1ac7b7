import type { KeyObject } from "node:crypto";
import type { Element } from "@xmldom/xmldom";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import { findValueFault, type SignatureScheme } from "../crypto/signature-value";
import type { Canonicalization } from "./canonical-xml";
import { algorithmOf, childNamed } from "./xml-document";
import { XmlFault } from "./xml-fault";

/** The end of a digest's name, after the namespaces of RFC 9231, XML Encryption and XML Signature. */
const digests: Readonly<Record<string, string>> = {
  "http://www.w3.org/2001/04/xmldsig-more#md5": "md5",
  "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
  "http://www.w3.org/2001/04/xmlenc#ripemd160": "ripemd160",
  "http://www.w3.org/2001/04/xmldsig-more#sha224": "sha224",
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
  "http://www.w3.org/2007/05/xmldsig-more#sha3-256": "sha3-256",
  "http://www.w3.org/2007/05/xmldsig-more#sha3-384": "sha3-384",
  "http://www.w3.org/2007/05/xmldsig-more#sha3-512": "sha3-512",
};

const ecdsa = { key: "ec", isPlain: true } as const;

const signatures: Readonly<Record<string, SignatureScheme>> = {
  "http://www.w3.org/2000/09/xmldsig#rsa-sha1": { key: "rsa", digest: "sha1" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-md5": { key: "rsa", digest: "md5" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-ripemd160": { key: "rsa", digest: "ripemd160" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha224": { key: "rsa", digest: "sha224" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": { key: "rsa", digest: "sha256" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384": { key: "rsa", digest: "sha384" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": { key: "rsa", digest: "sha512" },
  "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1": { key: "rsa-pss", digest: "sha1" },
  "http://www.w3.org/2007/05/xmldsig-more#sha224-rsa-MGF1": { key: "rsa-pss", digest: "sha224" },
  "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1": { key: "rsa-pss", digest: "sha256" },
  "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1": { key: "rsa-pss", digest: "sha384" },
  "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1": { key: "rsa-pss", digest: "sha512" },
  "http://www.w3.org/2007/05/xmldsig-more#sha3-256-rsa-MGF1": { key: "rsa-pss", digest: "sha3-256" },
  "http://www.w3.org/2007/05/xmldsig-more#sha3-384-rsa-MGF1": { key: "rsa-pss", digest: "sha3-384" },
  "http://www.w3.org/2007/05/xmldsig-more#sha3-512-rsa-MGF1": { key: "rsa-pss", digest: "sha3-512" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1": { ...ecdsa, digest: "sha1" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha224": { ...ecdsa, digest: "sha224" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256": { ...ecdsa, digest: "sha256" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384": { ...ecdsa, digest: "sha384" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512": { ...ecdsa, digest: "sha512" },
  "http://www.w3.org/2007/05/xmldsig-more#ecdsa-ripemd160": { ...ecdsa, digest: "ripemd160" },
  "http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-256": { ...ecdsa, digest: "sha3-256" },
  "http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-384": { ...ecdsa, digest: "sha3-384" },
  "http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-512": { ...ecdsa, digest: "sha3-512" },
  "http://www.w3.org/2000/09/xmldsig#dsa-sha1": { key: "dsa", digest: "sha1", isPlain: true },
  "http://www.w3.org/2009/xmldsig11#dsa-sha256": { key: "dsa", digest: "sha256", isPlain: true },
  "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519": { key: "ed25519", digest: "sha512" },
  "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed448": { key: "ed448", digest: "sha512" },
};

const canonicalizations: Readonly<Record<string, Canonicalization["version"]>> = {
  "http://www.w3.org/TR/2001/REC-xml-c14n-20010315": "1.0",
  "http://www.w3.org/2006/12/xml-c14n11": "1.1",
  "http://www.w3.org/2001/10/xml-exc-c14n#": "exclusive",
};

/** How an XML signature is canonicalized when it names no method (XML Signature, 4.4.3.2). */
export const defaultCanonicalization: Canonicalization = { version: "1.0", inclusivePrefixes: [] };

/** Node's name of a DigestMethod. @throws {XmlFault} for one that is not supported */
export function readDigestMethod(method: Element): string {
  const digest = digests[algorithmOf(method)];
  if (!digest) throw new XmlFault("algorithm_unsupported");
  return digest;
}

/** The scheme of a SignatureMethod. @throws {XmlFault} for one that is not supported */
export function readSignatureMethod(method: Element): SignatureScheme {
  const scheme = signatures[algorithmOf(method)];
  if (!scheme) throw new XmlFault("algorithm_unsupported");
  return scheme;
}

/** @throws {XmlFault} for a canonical form that is not accepted: one with comments would sign invisible text */
export function readCanonicalization(method: Element): Canonicalization {
  const version = canonicalizations[algorithmOf(method)];
  if (!version) throw new XmlFault("algorithm_unsupported");
  const list = version === "exclusive" && childNamed(method, "exclusive", "InclusiveNamespaces");
  const prefixes = list ? (list.getAttribute("PrefixList") ?? "").split(/\s+/).filter(Boolean) : [];
  return {
    version,
    inclusivePrefixes: prefixes.map((prefix) => (prefix === "#default" ? "" : prefix)),
  };
}

/** Like `readCanonicalization`, and also forms with comments. @throws {XmlFault} for any other */
export function readAnyCanonicalization(method: Element): Canonicalization {
  const [base = "", comments] = algorithmOf(method).split(/#?WithComments$/);
  const version = canonicalizations[base] ?? canonicalizations[`${base}#`];
  if (comments === undefined || !version) return readCanonicalization(method);
  return { version, inclusivePrefixes: [], withComments: true };
}

type ValueToVerify = {
  method: Element;
  key: KeyObject;
  signed: Buffer;
  value: Buffer;
  budget?: ReadingBudget;
};

/** Verifies a SignatureValue. @returns `undefined` where it is right @throws {XmlFault} for an unsupported method */
export const findXmlValueFault = ({
  method,
  key,
  signed,
  value,
  budget,
}: ValueToVerify): SignatureFault | undefined =>
  findValueFault({ scheme: readSignatureMethod(method), key, signed, signature: value, budget });
