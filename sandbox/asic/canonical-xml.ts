import type { SignatureScheme } from "../domain/signature-scheme";

/** Escapes text as canonical XML does (W3C Canonical XML 1.0, 2.3). */
export const text = (value: string) =>
  value.replace(/[&<>\r]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[letter] ?? "&#xD;");

const attributeEntities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

/** Escapes an attribute's value as canonical XML does. */
export const attribute = (value: string) =>
  value.replace(/[&<"\t\n\r]/g, (letter) => attributeEntities[letter] ?? letter);

export const namespaces = {
  asic: "http://uri.etsi.org/02918/v1.2.1#",
  ds: "http://www.w3.org/2000/09/xmldsig#",
  xades: "http://uri.etsi.org/01903/v1.3.2#",
} as const;

/** The algorithms of this sandbox's signatures. */
export const algorithms = {
  canonical: "http://www.w3.org/2001/10/xml-exc-c14n#",
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
} as const;

/** The name of a signature's algorithm (RFC 9231, 2.3); PSS with a salt as long as the digest (2.3.10). */
export function signatureMethod({ family, hash }: SignatureScheme): string {
  if (family === "rsa-pss") return `http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1`;
  return `http://www.w3.org/2001/04/xmldsig-more#${family}-${hash}`;
}

/** An XML signature element, with the namespace declaration that exclusive canonicalization gives it on its own. */
export const ds = (name: string, content: string, attributes = "") =>
  `<ds:${name} xmlns:ds="${namespaces.ds}"${attributes}>${content}</ds:${name}>`;

/** A XAdES element inside an element that declares its namespace. */
export const xades = (name: string, content: string, attributes = "") =>
  `<xades:${name}${attributes}>${content}</xades:${name}>`;
