/** A response of OCSP (RFC 6960, a whole OCSPResponse or its BasicOCSPResponse) or a CRL (RFC 5280), as DER. */
export type RevocationItem = { kind: "ocsp" | "crl"; bytes: Uint8Array };
