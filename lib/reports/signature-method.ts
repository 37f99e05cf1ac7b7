const xmldsig = "http://www.w3.org/2000/09/xmldsig#";
const more = "http://www.w3.org/2001/04/xmldsig-more#";
const rfc6931 = "http://www.w3.org/2007/05/xmldsig-more#";
const rfc9231 = "http://www.w3.org/2021/04/xmldsig-more#";

/** The URIs of signature methods (RFC 9231, 2.3; W3C XML Signature 1.1, 6.4), by their names in reports. */
const methods: Readonly<Record<string, string>> = {
  "RSA with SHA-1": `${xmldsig}rsa-sha1`,
  "RSA with SHA-224": `${more}rsa-sha224`,
  "RSA with SHA-256": `${more}rsa-sha256`,
  "RSA with SHA-384": `${more}rsa-sha384`,
  "RSA with SHA-512": `${more}rsa-sha512`,
  "RSASSA-PSS with SHA-1": `${rfc6931}sha1-rsa-MGF1`,
  "RSASSA-PSS with SHA-224": `${rfc6931}sha224-rsa-MGF1`,
  "RSASSA-PSS with SHA-256": `${rfc6931}sha256-rsa-MGF1`,
  "RSASSA-PSS with SHA-384": `${rfc6931}sha384-rsa-MGF1`,
  "RSASSA-PSS with SHA-512": `${rfc6931}sha512-rsa-MGF1`,
  "ECDSA with SHA-1": `${more}ecdsa-sha1`,
  "ECDSA with SHA-224": `${more}ecdsa-sha224`,
  "ECDSA with SHA-256": `${more}ecdsa-sha256`,
  "ECDSA with SHA-384": `${more}ecdsa-sha384`,
  "ECDSA with SHA-512": `${more}ecdsa-sha512`,
  "DSA with SHA-1": `${xmldsig}dsa-sha1`,
  "DSA with SHA-256": "http://www.w3.org/2009/xmldsig11#dsa-sha256",
  Ed25519: `${rfc9231}eddsa-ed25519`,
  Ed448: `${rfc9231}eddsa-ed448`,
};

/** The URI of a signature method; its name where it has none, and an empty string where it is unknown. */
export const signatureMethod = (algorithm: string | null): string =>
  algorithm === null ? "" : (methods[algorithm] ?? algorithm);
