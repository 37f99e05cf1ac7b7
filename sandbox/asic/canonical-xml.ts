/** Text as canonical XML writes it (W3C Canonical XML 1.0, 2.3). */
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

/** An attribute's value as canonical XML writes it. */
export const attribute = (value: string) =>
  value.replace(/[&<"\t\n\r]/g, (letter) => attributeEntities[letter] ?? letter);

export const namespaces = {
  asic: "http://uri.etsi.org/02918/v1.2.1#",
  ds: "http://www.w3.org/2000/09/xmldsig#",
  xades: "http://uri.etsi.org/01903/v1.3.2#",
} as const;

/** The algorithms that this sandbox writes. */
export const algorithms = {
  canonical: "http://www.w3.org/2001/10/xml-exc-c14n#",
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  ecdsa: "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
  rsa: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
} as const;

/** An element of XML signatures with its own namespace declaration, which exclusive canonical form gives it where it stands alone. */
export const ds = (name: string, content: string, attributes = "") =>
  `<ds:${name} xmlns:ds="${namespaces.ds}"${attributes}>${content}</ds:${name}>`;

/** An element of XAdES below another one that declares its namespace. */
export const xades = (name: string, content: string, attributes = "") =>
  `<xades:${name}${attributes}>${content}</xades:${name}>`;
