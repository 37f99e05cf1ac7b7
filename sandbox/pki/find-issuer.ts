import { X509Certificate } from "node:crypto";

/** The candidate whose key signed this certificate, all as DER; undefined if there is none. */
export function findIssuer(certificate: Buffer, candidates: readonly Buffer[]): Buffer | undefined {
  const issued = new X509Certificate(certificate);
  return candidates.find((candidate) => {
    const issuer = new X509Certificate(candidate);
    return issued.checkIssued(issuer) && issued.verify(issuer.publicKey);
  });
}
