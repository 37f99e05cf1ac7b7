/** The addresses at which an authority of this origin publishes, as its certificates name them (RFC 5280, 4.2.2.1). */
export const addressesAt = (origin: string) => ({
  ocsp: `${origin}/pki/ocsp`,
  issuing: { certificate: `${origin}/pki/ca.crt`, revocationList: `${origin}/pki/ca.crl` },
  root: { certificate: `${origin}/pki/root.crt`, revocationList: `${origin}/pki/root.crl` },
});
