import { createHash, type KeyObject, X509Certificate } from "node:crypto";
import type { Element } from "@xmldom/xmldom";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { canonicalize } from "@/lib/validation/xml/canonical-xml";
import {
  findXmlValueFault,
  readCanonicalization,
  readDigestMethod,
  readSignatureMethod,
} from "@/lib/validation/xml/xml-algorithms";
import {
  bytesOf,
  childNamed,
  childrenNamed,
  parseSignatureFile,
  requireChild,
} from "@/lib/validation/xml/xml-document";
import { XmlFault } from "@/lib/validation/xml/xml-fault";
import { hashCanonical } from "./canonical-stream";
import { ListFault } from "./list-fault";
import { readListTransforms } from "./list-transforms";
import type { ListParts } from "./read-list";

/** Digests that a list may be signed with, whatever its day. */
const strongDigests = /^sha(256|384|512|3-\d+)$/;

/**
 * Verifies the enveloped signature of a trusted list (ETSI TS 119 612, 5.7): made with the key of one of the pinned
 * certificates, over the whole document. The validity of the certificate is not checked, because it is pinned
 * (ETSI TS 119 615, 4.1.4 and 4.2.4).
 *
 * @param pinned the certificates, DER
 * @returns the certificate that signed
 * @throws {ListFault} if the signature is not valid
 */
export function verifyList(
  text: string,
  { rootTag, signature }: ListParts,
  pinned: readonly Uint8Array[],
): Buffer {
  // The signature in the namespaces of its root; the list itself is hashed without building its tree.
  const frame = `${rootTag.text}${text.slice(signature.start, signature.end)}</${rootTag.name}>`;
  try {
    const root = parseSignatureFile(Buffer.from(frame), new ReadingBudget());
    const element = requireChild(root, "ds", "Signature");
    const signer = findSigner(element, pinned);
    const references = childrenNamed(requireChild(element, "ds", "SignedInfo"), "ds", "Reference");
    const ofDocument = references.filter((each) => isOfDocument(each, root));
    const [reference, another] = ofDocument;
    if (!reference || another) throw new ListFault("signature_unsupported");
    for (const each of references) if (each !== reference) verifyPart(each, element);
    verifyDocument(text, reference, signature);
    return signer;
  } catch (cause) {
    if (cause instanceof ListFault) throw cause;
    const isUnsupported = cause instanceof XmlFault && cause.fault === "algorithm_unsupported";
    throw new ListFault(isUnsupported ? "signature_unsupported" : "signature_wrong", { cause });
  }
}

/** Finds the pinned certificate whose key made the signature value. */
function findSigner(signature: Element, pinned: readonly Uint8Array[]): Buffer {
  const signedInfo = requireChild(signature, "ds", "SignedInfo");
  const method = requireChild(signedInfo, "ds", "SignatureMethod");
  const form = readCanonicalization(requireChild(signedInfo, "ds", "CanonicalizationMethod"));
  if (!strongDigests.test(readSignatureMethod(method).digest)) throw new ListFault("weak_algorithm");
  const signed = canonicalize(signedInfo, form);
  const value = bytesOf(requireChild(signature, "ds", "SignatureValue"));
  const named = certificatesOf(signature);
  const candidates = pinned.filter((der) => named.length === 0 || named.some((each) => each.equals(der)));
  if (candidates.length === 0) throw new ListFault("signed_by_other");
  const signer = candidates.find((der) => isMadeBy(new X509Certificate(der).publicKey));
  if (!signer) throw new ListFault(named.length === 0 ? "signed_by_other" : "signature_wrong");
  return Buffer.from(signer);

  function isMadeBy(key: KeyObject): boolean {
    return findXmlValueFault({ method, key, signed, value }) === undefined;
  }
}

function certificatesOf(signature: Element): Buffer[] {
  const keyInfo = childNamed(signature, "ds", "KeyInfo");
  const data = keyInfo ? childrenNamed(keyInfo, "ds", "X509Data") : [];
  return data.flatMap((each) => childrenNamed(each, "ds", "X509Certificate")).map(bytesOf);
}

function isOfDocument(reference: Element, root: Element): boolean {
  const uri = reference.getAttribute("URI");
  return uri === "" || (uri !== null && uri === `#${idOf(root)}`);
}

const idOf = (element: Element) => ["Id", "ID", "id"].map((name) => element.getAttribute(name)).find(Boolean);

function verifyDocument(text: string, reference: Element, excluded: ListParts["signature"]): void {
  const { form, isEnveloped } = readListTransforms(reference);
  if (!isEnveloped) throw new ListFault("signature_unsupported");
  const hash = createHash(digestOf(reference));
  hashCanonical(hash, { text, form, excluded, isDocument: reference.getAttribute("URI") === "" });
  requireDigest(reference, hash.digest());
}

/** Verifies what else is signed: parts of the signature itself, as its signed properties. */
function verifyPart(reference: Element, signature: Element): void {
  const uri = reference.getAttribute("URI") ?? "";
  const part = [...signature.getElementsByTagName("*")].find(
    (each) => uri.startsWith("#") && idOf(each) === uri.slice(1),
  );
  const { form, isEnveloped } = readListTransforms(reference);
  if (!part || isEnveloped) throw new ListFault("signature_unsupported");
  requireDigest(reference, createHash(digestOf(reference)).update(canonicalize(part, form)).digest());
}

function digestOf(reference: Element): string {
  const digest = readDigestMethod(requireChild(reference, "ds", "DigestMethod"));
  if (!strongDigests.test(digest)) throw new ListFault("weak_algorithm");
  return digest;
}

function requireDigest(reference: Element, digest: Buffer): void {
  if (!bytesOf(requireChild(reference, "ds", "DigestValue")).equals(digest))
    throw new ListFault("signature_wrong");
}
